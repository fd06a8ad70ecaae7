import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { isRunning } from '#main/lib/is-running.ts'
import { log } from '#main/lib/log.ts'
import type { IndexWriter } from '#main/store/index-writer.ts'
import type { Library } from '#main/store/library.ts'
import { catchUp } from './project-slice.ts'

/** How far a rebuild is. */
export interface RebuildProgress {
  readonly filesDone: number
  readonly filesTotal: number
  readonly bytesDone: number
  readonly bytesTotal: number
}

/** What a rebuild needs. */
export interface RebuildParts {
  readonly dataDir: string
  readonly library: Library
  /** Opens an index for writing in a folder; a new one where there is none. */
  readonly openIndex: (folder: string) => IndexWriter
  readonly onProgress: (progress: RebuildProgress) => void
  /** Runs work alone, with no pass beside it. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Puts what a folder holds in the place of the index; until then the old one answers. */
  readonly replace: (made: IndexWriter) => Promise<void>
}

const prefix = 'rebuild-'

/** Two programs may work on one data folder; each makes an index of its own. */
const ownFolder = (dataDir: string): string => path.join(dataDir, `${prefix}${process.pid}`)

/** Removes what programs left that ended in the middle of a rebuild. Never rejects. */
export const removeLeftRebuilds = async (dataDir: string): Promise<void> => {
  for (const name of await readdir(dataDir).catch(() => [])) {
    const pid = /^rebuild-(\d+)$/.exec(name)?.[1]
    if (!pid || (Number(pid) !== process.pid && isRunning(Number(pid)))) continue
    await rm(path.join(dataDir, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Files the made index does not know as far as the library does, with the bytes of each. */
const behind = (library: Library, made: IndexWriter) => {
  const newest = library.newestGenerations()
  const indexed = made.indexedFiles()
  return library.files().flatMap((file) => {
    const known = newest.get(file.id)
    const reached = indexed.get(file.id)
    const isKnown =
      reached?.generationId === known?.id &&
      (reached?.indexedBytes ?? -1) >= (known?.cursor ?? 0) &&
      reached?.tailBytes === known?.tailBytes
    return known && !isKnown ? [{ file, bytes: known.cursor }] : []
  })
}

/** Lets messages to this thread be heard, and passes run, between two files. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const project = (
  library: Library,
  made: IndexWriter,
  { file }: { file: ReturnType<Library['files']>[number] },
): void => {
  const generation = library.generation(file.id)
  const onTrouble = (_: unknown, thrown: unknown): void =>
    log.error({ path: file.path, error: String(thrown) }, 'a file cannot be indexed')
  if (generation) catchUp({ library, index: made, onTrouble }, file, generation)
}

/** Brings an index as far as the library is, and notes which files are gone from their source. */
export const fillIndex = (library: Library, made: IndexWriter): void => {
  for (const one of behind(library, made)) project(library, made, one)
  made.transaction(() => {
    for (const { id, deletedAt } of library.files()) {
      if (deletedAt !== null) made.markDeleted(id, deletedAt)
    }
  })
  made.settle()
}

/**
 * Makes the index anew from the library, beside the one that answers, then puts it in that one's
 * place in a single commit: nobody ever sees half of it. Passes go on meanwhile. Answers false
 * where it was told to end; the old index then stays as it is.
 */
export const rebuildIndex = async (parts: RebuildParts, signal: AbortSignal): Promise<boolean> => {
  const { dataDir, library, openIndex, onProgress, alone, replace } = parts
  await removeLeftRebuilds(dataDir)
  const made = openIndex(ownFolder(dataDir))
  try {
    const files = behind(library, made)
    const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
    let progress = { filesDone: 0, filesTotal: files.length, bytesDone: 0, bytesTotal }
    onProgress(progress)
    for (const one of files) {
      await breathe()
      if (signal.aborted) return false
      project(library, made, one)
      const { filesDone, bytesDone } = progress
      progress = { ...progress, filesDone: filesDone + 1, bytesDone: bytesDone + one.bytes }
      onProgress(progress)
    }
    await alone(async () => {
      if (signal.aborted) return
      fillIndex(library, made)
      await replace(made)
    })
    return !signal.aborted
  } finally {
    made.close()
    await rm(ownFolder(dataDir), { recursive: true, force: true })
  }
}
