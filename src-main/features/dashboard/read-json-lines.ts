import { eachLine, readRecords } from '#main/ingest/split-lines.ts'
import { asObject } from '#main/lib/coerce.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'

/** Records of a stretch of a transcript, as they were written. */
export interface JsonLines {
  readonly texts: readonly string[]
  readonly users: number
  readonly assistants: number
  /** Where the next stretch begins; null: this was the last. */
  readonly next: number | null
}

const pieceBytes = 1024 * 1024

const newline = 0x0a

const byteOrderMark = /^\uFEFF/

/** Complete lines from a byte on: about a piece of them, but a longer line whole. */
const stretchAt = (
  library: LibraryReader,
  generation: { readonly id: number; readonly cursor: number },
  from: number,
): Buffer => {
  for (let bytes = pieceBytes; ; bytes *= 4) {
    const to = Math.min(from + bytes, generation.cursor)
    const read = library.read(generation.id, from, to)
    if (to === generation.cursor) return read
    const end = read.lastIndexOf(newline)
    if (end !== -1) return read.subarray(0, end + 1)
  }
}

const readLines = (bytes: Buffer): Omit<JsonLines, 'next'> => {
  const texts: string[] = []
  let [users, assistants] = [0, 0]
  eachLine(bytes, (line) => {
    for (const part of readRecords(line)) {
      if ('reason' in part) continue
      const { type } = asObject(part.record) ?? {}
      users += type === 'user' ? 1 : 0
      assistants += type === 'assistant' ? 1 : 0
      const text = line.subarray(part.from, part.from + part.length).toString('utf8')
      texts.push(text.replace(byteOrderMark, '').trim())
    }
  })
  return { texts, users, assistants }
}

/** Records of a transcript from a byte on; what is no JSON object is left out. */
export const readJsonLines = (library: LibraryReader, fileId: number, from: number): JsonLines => {
  const generation = library.generation(fileId)
  if (!generation) return { texts: [], users: 0, assistants: 0, next: null }
  const { cursor, tail } = generation
  if (from >= cursor) return { ...readLines(tail), next: null }
  const stretch = stretchAt(library, generation, from)
  const next = from + stretch.length
  return { ...readLines(stretch), next: next < cursor || tail.length > 0 ? next : null }
}
