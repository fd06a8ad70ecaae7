import type { IndexedLine } from '#main/store/index-writer.ts'
import type { FileReading } from './providers/provider.ts'

/** Complete lines of a stretch, read; what could not be read is a problem, never an exception. */
export interface SplitLines {
  readonly lines: IndexedLine[]
  readonly problems: { offset: number; reason: string }[]
}

type Reader = Pick<FileReading, 'readFacts'>

const newline = 0x0a

/** A longer line is kept in the archive but not parsed; it is read in pieces of this size. */
export const longestLine = 64 * 1024 * 1024

const isBlank = (bytes: Buffer): boolean =>
  bytes.length === 0 || bytes.toString('latin1').trim() === ''

/** One line as a JSON object; a reason in words where it is none. */
export const parseLine = (bytes: Buffer): { record: unknown } | { reason: string } => {
  if (bytes.length >= longestLine) return { reason: 'line is longer than 64 MB' }
  try {
    // A byte order mark may stand at the start of a file.
    const text = bytes.toString('utf8')
    const record: unknown = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
    const isObject = typeof record === 'object' && record !== null && !Array.isArray(record)
    return isObject ? { record } : { reason: 'line is not a JSON object' }
  } catch {
    return { reason: 'line is not JSON' }
  }
}

/** Splits bytes that end with a newline; `start` is their offset in the file. */
export const splitLines = (reading: Reader, bytes: Buffer, start: number): SplitLines => {
  const split: SplitLines = { lines: [], problems: [] }
  let from = 0
  while (from < bytes.length) {
    const found = bytes.indexOf(newline, from)
    const end = found === -1 ? bytes.length : found
    addLine(split, reading, bytes.subarray(from, end), start + from)
    from = end + 1
  }
  return split
}

const addLine = (split: SplitLines, reading: Reader, bytes: Buffer, offset: number): void => {
  if (bytes.length < 32 && isBlank(bytes)) return
  const parsed = parseLine(bytes)
  if ('record' in parsed) {
    split.lines.push({ offset, length: bytes.length, facts: reading.readFacts(parsed.record) })
    return
  }
  const seam = findSeam(bytes)
  if (seam === null) split.problems.push({ offset, reason: parsed.reason })
  else {
    addLine(split, reading, bytes.subarray(0, seam), offset)
    addLine(split, reading, bytes.subarray(seam), offset + seam)
  }
}

/** Records written without the newline between them do occur, two or three at a time. */
const mostSeams = 8

/** Where a second record begins on a line, behind a whole first one; null where none does. */
const findSeam = (bytes: Buffer): number | null => {
  if (bytes.length >= longestLine) return null
  let at = bytes.indexOf('}{"')
  for (let tries = 0; at !== -1 && tries < mostSeams; tries += 1) {
    if ('record' in parseLine(bytes.subarray(0, at + 1))) return at + 1
    at = bytes.indexOf('}{"', at + 1)
  }
  return null
}

/** A last line without its newline, when it is whole already; null while it waits for its rest. */
export const readPending = (reading: Reader, tail: Buffer, start: number): IndexedLine | null => {
  if (tail.length === 0) return null
  const parsed = parseLine(tail)
  if ('reason' in parsed) return null
  return { offset: start, length: tail.length, facts: reading.readFacts(parsed.record) }
}
