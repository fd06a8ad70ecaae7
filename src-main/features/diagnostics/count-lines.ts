import type { LibraryReader } from '#main/store/library-reader.ts'

/** A place in an archived file. */
export interface BytePlace {
  readonly generationId: number
  readonly offset: number
}

const newline = 0x0a
const pieceBytes = 1024 * 1024

/** The line, from 1, that each of some offsets of one file lies in. */
const linesIn = (
  library: LibraryReader,
  generationId: number,
  offsets: readonly number[],
): Map<number, number> => {
  const lines = new Map<number, number>()
  let line = 1
  let reached = 0
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    while (reached < offset) {
      const to = Math.min(offset, reached + pieceBytes)
      const bytes = library.read(generationId, reached, to)
      for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1))
        line += 1
      reached = to
    }
    lines.set(offset, line)
  }
  return lines
}

/** Lines of offsets by generation and offset: each file is gone through once, to its last one. */
export const countLines = (
  library: LibraryReader,
  places: readonly BytePlace[],
): ReadonlyMap<number, ReadonlyMap<number, number>> => {
  const byFile = Map.groupBy(places, ({ generationId }) => generationId)
  return new Map(
    [...byFile].map(([generationId, own]) => [
      generationId,
      linesIn(
        library,
        generationId,
        own.map(({ offset }) => offset),
      ),
    ]),
  )
}
