import type { Generation } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { longestLine } from './split-lines.ts'

const sliceBytes = 1024 * 1024

const newline = 0x0a

/** The next archived lines from an offset on: about a slice of them, and always a whole one. */
export const nextLines = (
  library: LibraryReader,
  generation: Pick<Generation, 'id' | 'cursor'>,
  from: number,
): Buffer => {
  for (let wanted = sliceBytes; ; wanted *= 2) {
    const to = Math.min(generation.cursor, from + wanted)
    const bytes = library.read(generation.id, from, to)
    if (to === generation.cursor) return bytes
    const end = bytes.lastIndexOf(newline) + 1
    if (end > 0) return bytes.subarray(0, end)
    if (bytes.length >= longestLine) return bytes.subarray(0, longestLine)
  }
}
