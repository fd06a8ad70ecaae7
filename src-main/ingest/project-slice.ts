import type { IndexBatch } from '#main/store/index-batch.ts'
import type { IndexWriter } from '#main/store/index-writer.ts'
import type { Generation, SourceFile } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { AppError } from '#schema/errors.ts'
import { nextLines } from './archived-lines.ts'
import { type ReadLines, readFrom, readLines } from './prepare-file.ts'

/** A stretch that is archived, read into facts. */
export interface ArchivedSlice {
  readonly file: SourceFile
  readonly generation: Generation
  readonly start: number
  readonly end: number
  readonly read: ReadLines
}

const batchOf = ({ file, generation, start, end, read }: ArchivedSlice): IndexBatch => {
  const { lines, problems, pending, readerState, place } = read
  const placed = { ...file, ...place }
  return { file: placed, generation, start, end, lines, problems, pending, readerState }
}

/** Where bytes come from and where they are projected to, and who is told of a file that fails. */
export interface Projection {
  readonly library: LibraryReader
  readonly index: IndexWriter
  readonly onTrouble: (file: SourceFile, thrown: unknown) => void
}

/** Projects what is archived of a file but not yet indexed; answers the sessions touched. */
const projectRest = (
  { library, index }: Projection,
  file: SourceFile,
  generation: Generation,
): string[] => {
  const touched: string[] = []
  const known = index.indexedBytes(file.id, generation.id)
  const isTailKnown = index.tailBytes(file.id) === generation.tail.length
  if (known !== null && known >= generation.cursor && isTailKnown) return touched
  let from = known ?? 0
  for (let begun = 0; begun < 2; ) {
    const lines = nextLines(library, generation, from)
    const isLast = from + lines.length >= generation.cursor
    const tail = isLast ? generation.tail : Buffer.alloc(0)
    const end = from + lines.length
    const reading = readFrom(file, from === 0 ? null : index.readerState(file.id))
    const read = readLines(reading, { start: from, lines, tail })
    const slice = { file, generation, start: from, end, read }
    const applied = index.transaction(() => {
      // Another process may have projected it since we looked.
      const now = index.indexedBytes(file.id, generation.id) ?? 0
      return now === slice.start ? index.apply(batchOf(slice)) : []
    })
    touched.push(...applied)
    const reached = index.indexedBytes(file.id, generation.id)
    // The index let go of the file, to begin it anew, or does not know yet where it belongs.
    if (reached === null) begun += 1
    else if (reached >= generation.cursor) return touched
    from = reached ?? 0
  }
  return touched
}

/** {@link projectRest}, where a file that cannot be projected never stands in the way of others. */
const projectAlone = (
  projection: Projection,
  file: SourceFile,
  generation: Generation,
): string[] => {
  try {
    return projectRest(projection, file, generation)
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown
    projection.onTrouble(file, thrown)
    return []
  }
}

/** Other main files of its session: those that repeat a rewritten file are let go with it. */
const copiesOf = ({ library }: Projection, { id, sessionId }: SourceFile): SourceFile[] =>
  library
    .filesOfSession(sessionId ?? '')
    .filter((one): one is SourceFile => one.kind === 'main' && one.id !== id)

/**
 * Projects what is archived of a file but not yet indexed, and where it was rewritten also what the
 * index let go with what it said before; answers the sessions touched. A file that cannot be
 * projected is told and stands in nobody's way.
 */
export const catchUp = (
  projection: Projection,
  file: SourceFile,
  generation: Generation,
): string[] => {
  const touched = projectAlone(projection, file, generation)
  if (generation.number === 1) return touched
  for (const copy of copiesOf(projection, file)) {
    const newest = projection.library.generation(copy.id)
    if (!newest) continue
    touched.push(...projectAlone(projection, copy, newest))
    if (copy.deletedAt !== null) projection.index.markDeleted(copy.id, copy.deletedAt)
  }
  return touched
}

/** Projects slices just archived as one commit, then whatever is still behind, file by file. */
export const projectSlices = (
  projection: Projection,
  slices: readonly ArchivedSlice[],
): string[] => {
  const touched = projectTogether(projection, slices)
  for (const file of new Set(slices.map((slice) => slice.file))) {
    const newest = projection.library.generation(file.id)
    if (newest) touched.push(...catchUp(projection, file, newest))
  }
  return touched
}

/** Whether a slice was read from where the index stands, knowing what it knows of the file. */
const goesOn = (index: IndexWriter, { file, generation, start, read }: ArchivedSlice): boolean => {
  const known = index.indexedBytes(file.id, generation.id) ?? 0
  return known === start && (start === 0 || index.readerState(file.id) === read.before)
}

const projectTogether = ({ index }: Projection, slices: readonly ArchivedSlice[]): string[] => {
  try {
    return index.transaction(() =>
      slices.flatMap((slice) => (goesOn(index, slice) ? index.apply(batchOf(slice)) : [])),
    )
  } catch (thrown) {
    // Nothing of it was kept; file by file it will show which one is to blame.
    if (thrown instanceof AppError) throw thrown
    return []
  }
}
