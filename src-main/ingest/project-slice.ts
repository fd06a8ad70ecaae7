import type { IndexBatch, IndexWriter } from '#main/store/index-writer.ts'
import type { Generation, LibraryReader, SourceFile } from '#main/store/library.ts'
import { providerOf } from './providers/index.ts'
import { readPending, splitLines } from './split-lines.ts'

const sliceBytes = 4 * 1024 * 1024

const newline = 0x0a

/** Archived bytes with where they stand. */
export interface ArchivedSlice {
  readonly file: SourceFile
  readonly generation: Generation
  readonly start: number
  readonly lines: Buffer
  /** Empty unless this slice ends the file. */
  readonly tail: Buffer
}

const batchOf = (slice: ArchivedSlice): IndexBatch => {
  const provider = providerOf(slice.file.provider)
  const end = slice.start + slice.lines.length
  return {
    file: slice.file,
    generation: slice.generation,
    start: slice.start,
    end,
    ...splitLines(provider, slice.lines, slice.start),
    pending: readPending(provider, slice.tail, end),
  }
}

/** The next archived lines from an offset on, about a slice of them and always a whole one. */
const nextLines = (library: LibraryReader, generation: Generation, from: number): Buffer => {
  for (let wanted = sliceBytes; ; wanted *= 2) {
    const to = Math.min(generation.cursor, from + wanted)
    const bytes = library.read(generation.id, from, to)
    if (to === generation.cursor) return bytes
    const end = bytes.lastIndexOf(newline) + 1
    if (end > 0) return bytes.subarray(0, end)
  }
}

/** Projects what is archived of a file but not yet indexed; answers the sessions touched. */
export const catchUp = (
  library: LibraryReader,
  index: IndexWriter,
  file: SourceFile,
  generation: Generation,
): string[] => {
  const touched: string[] = []
  const known = index.indexedBytes(file.id, generation.id)
  if (known !== null && known >= generation.cursor) return touched
  let from = known ?? 0
  do {
    const lines = nextLines(library, generation, from)
    const isLast = from + lines.length >= generation.cursor
    const tail = isLast ? generation.tail : Buffer.alloc(0)
    const slice = { file, generation, start: from, lines, tail }
    touched.push(...index.transaction(() => index.apply(batchOf(slice))))
    from += lines.length
  } while (from < generation.cursor)
  return touched
}

/** Projects slices just archived as one commit, catching up first where the index is behind. */
export const projectSlices = (
  library: LibraryReader,
  index: IndexWriter,
  slices: readonly ArchivedSlice[],
): string[] => {
  const batches = slices.map(batchOf)
  const touched = index.transaction(() =>
    batches.flatMap((batch) => {
      const known = index.indexedBytes(batch.file.id, batch.generation.id)
      const isNext = (known ?? 0) === batch.start
      return isNext ? index.apply(batch) : []
    }),
  )
  for (const { file } of slices) {
    const newest = library.generation(file.id)
    if (newest) touched.push(...catchUp(library, index, file, newest))
  }
  return touched
}
