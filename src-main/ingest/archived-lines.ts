import type { Generation } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { AppError } from '#schema/errors.ts'
import { longestLine } from './split-lines.ts'

const newline = 0x0a

/**
 * The next archived lines from an offset on: those of a chunk, so that each is unpacked once, and
 * always a whole one; `store_damaged` where a chunk is not there.
 */
export const nextLines = (
  library: LibraryReader,
  generation: Pick<Generation, 'id' | 'cursor'>,
  from: number,
): Buffer => {
  if (from >= generation.cursor) return Buffer.alloc(0)
  for (let last = from; ; ) {
    const reached = library.chunkEnd(generation.id, last)
    if (reached <= last) throw new AppError('store_damaged', 'The library lacks a part of a file.')
    const to = Math.min(generation.cursor, reached, from + longestLine)
    const bytes = library.read(generation.id, from, to)
    if (to === generation.cursor) return bytes
    const end = bytes.lastIndexOf(newline) + 1
    if (end > 0) return bytes.subarray(0, end)
    if (bytes.length >= longestLine) return bytes
    // A line longer than its chunk: twice as much, or a huge one would be unpacked over and over.
    last = Math.min(generation.cursor - 1, from + 2 * bytes.length)
  }
}
