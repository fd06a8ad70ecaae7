import type { Generation, SourceFile } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { nextLines } from './archived-lines.ts'
import { readFrom, readLines } from './prepare-file.ts'

/** Keys of the model calls that an archived life of a file tells of, mirrors left out. */
export const callsOfGeneration = (
  library: LibraryReader,
  file: SourceFile,
  generation: Generation,
): ReadonlySet<string> => {
  const keys = new Set<string>()
  const reading = readFrom(file, null)
  for (let from = 0, isLast = false; !isLast; ) {
    const lines = nextLines(library, generation, from)
    isLast = from + lines.length >= generation.cursor
    const tail = isLast ? generation.tail : Buffer.alloc(0)
    const read = readLines(reading, { start: from, lines, tail })
    for (const { facts } of read.pending ? [...read.lines, read.pending] : read.lines) {
      if (facts.call && !facts.call.mirror) keys.add(facts.call.key)
    }
    from += lines.length
  }
  return keys
}
