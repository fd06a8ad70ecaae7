import path from 'node:path'
import { isErrno, pathTrouble } from '#main/lib/errno.ts'
import { log } from '#main/lib/log.ts'
import type { IndexWriter } from '#main/store/index-writer.ts'
import type { FileStamp, Generation, Library, SourceFile } from '#main/store/library.ts'
import { AppError } from '#schema/errors.ts'
import type { IngestProgress } from '#schema/ingest.ts'
import type { Discovery, FoundFile, Trouble } from './discover.ts'
import { isSameStamp } from './file-stamp.ts'
import type { PreparedSlice, PrepareSlices, RawSlice } from './prepare-slice.ts'
import { type ArchivedSlice, catchUp, type Projection, projectSlices } from './project-slice.ts'
import { openTranscript, readSlices, type Slice } from './read-file.ts'

/** How far a pass is. */
export type PassProgress = Pick<
  IngestProgress,
  'filesDone' | 'filesTotal' | 'bytesDone' | 'bytesTotal'
>

/** What a pass needs: the two stores it fills and how to tell others. */
export interface PassContext {
  readonly library: Library
  readonly index: IndexWriter
  readonly now: () => number
  readonly onProgress: (progress: PassProgress) => void
  readonly onChange: (sessionIds: readonly string[]) => void
  readonly prepare: PrepareSlices
  /** Paths to pass over: what a person did not want to wait for. */
  readonly skip?: ReadonlySet<string>
}

/** What one pass did. */
export interface PassResult {
  readonly changedFiles: number
  readonly newLines: number
  readonly newBytes: number
  readonly troubles: Trouble[]
  /** Paths that a cancelled pass did not come to, or not to the end of. */
  readonly left: string[]
}

/** Bytes and files that share one commit: a commit costs a flush to disk. */
const commitBytes = 8 * 1024 * 1024
const commitFiles = 200

/** Commits that are prepared while one is written: enough to keep every core busy. */
const mostAhead = 2

const isChanged = (
  file: SourceFile | null | undefined,
  generation: Generation | null | undefined,
  stamp: FileStamp,
): boolean => !file || !generation || file.deletedAt !== null || !isSameStamp(generation, stamp)

const countLines = (bytes: Buffer): number => {
  let lines = 0
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1
  return lines
}

const isBelow = (folder: string, file: string): boolean =>
  file === folder || file.startsWith(folder + path.sep)

interface Pending {
  readonly file: SourceFile
  readonly stamp: FileStamp
  readonly generation: Generation | null
  readonly fresh: boolean
  readonly slice: Slice
}

/** What will be committed together, and its preparing that is under way. */
interface Batch {
  readonly slices: readonly Pending[]
  readonly prepared: Promise<readonly PreparedSlice[]>
}

interface Backlog {
  readonly file: SourceFile
  readonly bytes: number
}

const rawOf = ({ file, slice }: Pending): RawSlice => ({
  provider: file.provider,
  start: slice.start,
  lines: slice.lines,
  tail: tailOf(slice),
})

/** What stands behind the last newline of the file; of a piece in its midst it comes again. */
const tailOf = (slice: Slice): Buffer => (slice.isLast ? slice.tail : Buffer.alloc(0))

/** Lets messages to this thread be heard between two pieces of work that never wait. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** One pass over found files: archives what is new, then projects it, newest files first. */
export class IngestPass {
  private readonly context: PassContext
  private readonly scope: 'all' | 'some'
  private queue: Pending[] = []
  private queuedBytes = 0
  private readonly ahead: Batch[] = []
  /** Paths of changed files whose end is not committed yet. */
  private readonly unread = new Set<string>()
  private progress: PassProgress = { filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 }
  private readonly result = {
    changedFiles: 0,
    newLines: 0,
    newBytes: 0,
    troubles: [] as Trouble[],
    left: [] as string[],
  }

  /** A pass over `some` files costs what they cost, however many the library holds. */
  constructor(context: PassContext, scope: 'all' | 'some') {
    this.context = context
    this.scope = scope
  }

  /** Reads the changed ones among the found files. A cancelled pass keeps what it committed. */
  async run(found: Discovery, signal?: AbortSignal): Promise<PassResult> {
    this.result.troubles.push(...found.troubles)
    const changed = this.changedFiles(found)
    const behind = this.backlog(new Set(changed.map(({ identity }) => identity.path)))
    this.announce([...changed.map(({ stamp }) => stamp.size), ...behind.map((one) => one.bytes)])
    for (const { identity } of changed) this.unread.add(identity.path)
    for (const file of changed) {
      if (signal?.aborted) break
      await this.readOne(file, signal)
    }
    await this.commitAll(signal)
    this.result.left.push(...this.unread)
    await this.projectBacklog(this.backlog(new Set()), signal)
    return this.result
  }

  private announce(bytes: readonly number[]): void {
    const bytesTotal = bytes.reduce((sum, one) => sum + one, 0)
    if (bytesTotal === 0) return
    this.progress = { ...this.progress, filesTotal: bytes.length, bytesTotal }
    this.context.onProgress(this.progress)
  }

  /** Tells of bytes that are in the store now, and of a file if they were its last ones. */
  private advance(bytes: number, isEnd: boolean): void {
    const { filesDone, filesTotal, bytesDone, bytesTotal } = this.progress
    if (filesDone === filesTotal) return
    this.progress = {
      ...this.progress,
      filesDone: filesDone + (isEnd ? 1 : 0),
      bytesDone: Math.min(bytesTotal, bytesDone + bytes),
    }
    this.context.onProgress(this.progress)
  }

  private changedFiles(found: Discovery): FoundFile[] {
    const { library } = this.context
    if (this.scope === 'some') {
      return found.files.filter(({ identity, stamp }) => {
        const file = library.fileAt(identity.path)
        return isChanged(file, file && library.generation(file.id), stamp)
      })
    }
    const newest = library.newestGenerations()
    const files = new Map(library.files().map((file) => [file.path, file]))
    return found.files.filter(({ identity, stamp }) => {
      if (this.context.skip?.has(identity.path)) return false
      const file = files.get(identity.path)
      return isChanged(file, file && newest.get(file.id), stamp)
    })
  }

  private async readOne(found: FoundFile, signal?: AbortSignal): Promise<void> {
    const { library, now } = this.context
    const known = library.fileAt(found.identity.path)
    const file =
      known && known.deletedAt === null
        ? known
        : library.transaction(() => library.addFile(found.identity, now()))
    try {
      const generation = library.generation(file.id)
      const opened = await openTranscript(file.path, library, generation)
      try {
        const fresh = !opened.continues
        const cursor = fresh || !generation ? 0 : generation.cursor
        for await (const slice of readSlices(opened, cursor)) {
          await this.enqueue({ file, stamp: opened.stamp, generation, fresh, slice })
          if (slice.isLast || signal?.aborted) break
        }
      } finally {
        await opened.handle.close()
      }
      if (known?.deletedAt) this.context.index.markPresent(file.id)
      this.result.changedFiles += 1
    } catch (thrown) {
      // Gone or closed to us between the look and the reading: the next pass heals it.
      if (thrown instanceof AppError || !isErrno(thrown)) throw thrown
      this.result.troubles.push({ path: file.path, reason: pathTrouble(thrown) })
      this.unread.delete(file.path)
      this.advance(0, true)
    }
  }

  private async enqueue(pending: Pending): Promise<void> {
    this.queue.push(pending)
    this.queuedBytes += pending.slice.lines.length + pending.slice.tail.length
    if (this.queuedBytes < commitBytes && this.queue.length < commitFiles) return
    this.prepareQueue()
    while (this.ahead.length > mostAhead) await this.commitNext()
  }

  private prepareQueue(): void {
    if (this.queue.length === 0) return
    const slices = this.queue
    this.queue = []
    this.queuedBytes = 0
    const prepared = this.context.prepare(slices.map(rawOf))
    // It is awaited in its turn; until then its failure is nobody's.
    prepared.catch(() => undefined)
    this.ahead.push({ slices, prepared })
  }

  /** What a person did not want to wait for is dropped: it was read, but nothing was kept of it. */
  private async commitAll(signal?: AbortSignal): Promise<void> {
    if (!signal?.aborted) this.prepareQueue()
    while (this.ahead.length > 0 && !signal?.aborted) await this.commitNext()
  }

  /** The library first: at every moment it is ahead of the index, never behind. */
  private async commitNext(): Promise<void> {
    const batch = this.ahead.shift()
    if (!batch) return
    const prepared = await batch.prepared
    const { library, onChange } = this.context
    const archived = library.transaction(() =>
      batch.slices.flatMap((pending, place) => this.archive(pending, prepared[place])),
    )
    onChange([...new Set(projectSlices(this.projection(), archived))])
    for (const { file, slice } of batch.slices) {
      if (slice.isLast) this.unread.delete(file.path)
      this.advance(slice.lines.length, slice.isLast)
    }
  }

  private projection(): Projection {
    const { library, index } = this.context
    return {
      library,
      index,
      onTrouble: (file, thrown) => {
        log.error({ path: file.path, error: String(thrown) }, 'a file cannot be indexed')
        const reason = 'it is archived, but its records cannot be indexed'
        this.result.troubles.push({ path: file.path, reason })
      },
    }
  }

  /** Nothing is added where another process archived the same bytes in the meantime. */
  private archive(pending: Pending, prepared: PreparedSlice | undefined): ArchivedSlice[] {
    if (!prepared) throw new Error('a slice was not prepared')
    const { library, now } = this.context
    const { file, stamp, slice, fresh } = pending
    const begins = fresh && slice.start === 0
    const current = library.generation(file.id)
    const grown = (current?.number ?? 0) !== (pending.generation?.number ?? 0)
    if (begins && grown) return []
    const generation = begins ? library.addGeneration(file.id, stamp, now()) : current
    if (!generation || generation.cursor !== slice.start) return []
    const { lines } = slice
    const tail = tailOf(slice)
    const cursor = slice.start + lines.length
    // Only its last piece makes a file known as it is: one that was cut off is read on from here.
    const reached = slice.isLast ? stamp : { ...stamp, size: cursor }
    library.append(generation, lines, tail, reached, prepared.chunks)
    this.result.newBytes += lines.length
    this.result.newLines += countLines(lines)
    const written = { ...generation, ...reached, cursor, tail }
    const { chunks: _, ...read } = prepared
    return [{ file, generation: written, start: slice.start, end: cursor, read }]
  }

  /** Files the index does not know as far as the library does: after a crash or a rebuild. */
  private backlog(besides: ReadonlySet<string>): Backlog[] {
    if (this.scope === 'some') return []
    const { library, index, skip } = this.context
    const newest = library.newestGenerations()
    const indexed = index.indexedFiles()
    return library.files().flatMap((file) => {
      const known = newest.get(file.id)
      if (!known || besides.has(file.path) || skip?.has(file.path)) return []
      const reached = indexed.get(file.id)
      const isKnown = reached?.generationId === known.id && reached.indexedBytes >= known.cursor
      return isKnown ? [] : [{ file, bytes: known.cursor }]
    })
  }

  private async projectBacklog(behind: readonly Backlog[], signal?: AbortSignal): Promise<void> {
    const { library, index, onChange } = this.context
    for (const { file, bytes } of behind) {
      await breathe()
      if (signal?.aborted) {
        if (bytes > 0) this.result.left.push(file.path)
        continue
      }
      const generation = library.generation(file.id)
      if (generation) onChange(catchUp(this.projection(), file, generation))
      if (file.deletedAt !== null) index.markDeleted(file.id, file.deletedAt)
      this.advance(bytes, true)
    }
  }
}

/**
 * Marks files of readable folders that are gone. A folder in which suddenly nothing is found
 * changes nothing: it is more often unmounted than emptied.
 */
export const markMissing = (
  context: PassContext,
  roots: readonly string[],
  found: Discovery,
): void => {
  const seen = new Set(found.files.map((file) => file.identity.path))
  const withFiles = new Set(found.files.map((file) => file.identity.configDir))
  const troubled = found.troubles.map((trouble) => trouble.path)
  const { library, index, now } = context
  const gone = library
    .files()
    .filter((file) => roots.includes(file.configDir) && withFiles.has(file.configDir))
    .filter((file) => file.deletedAt === null && !seen.has(file.path))
    .filter((file) => !troubled.some((folder) => isBelow(folder, file.path)))
  if (gone.length === 0) return
  const at = now()
  library.transaction(() => {
    for (const file of gone) library.markDeleted(file.id, at)
  })
  const touched = index.transaction(() => gone.map((file) => index.markDeleted(file.id, at)))
  context.onChange(touched.filter((id): id is string => id !== null))
}
