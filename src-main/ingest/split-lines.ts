import type { IndexedLine } from '#main/store/write-messages.ts'
import type { RecordFacts } from '#schema/transcript/facts.ts'
import { findRedactions, redactionMark } from './providers/find-redactions.ts'
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

/** Why a line of that length was not parsed. */
export const tooLong = 'line is longer than 64 MB'

const isBlank = (bytes: Buffer): boolean =>
  bytes.length === 0 || bytes.toString('latin1').trim() === ''

/** One line as a JSON object; a reason in words where it is none. */
export const parseLine = (bytes: Buffer): { record: unknown } | { reason: string } => {
  if (bytes.length >= longestLine) return { reason: tooLong }
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

/** Calls back with every line of bytes that end with a newline, and where it begins in them. */
export const eachLine = (bytes: Buffer, use: (line: Buffer, from: number) => void): void => {
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(newline, from)
    const end = found === -1 ? bytes.length : found
    use(bytes.subarray(from, end), from)
    from = end + 1
  }
}

/** Splits bytes that end with a newline; `start` is their offset in the file. */
export const splitLines = (reading: Reader, bytes: Buffer, start: number): SplitLines => {
  const split: SplitLines = { lines: [], problems: [] }
  eachLine(bytes, (line, from) => addLine(split, reading, line, start + from))
  return split
}

const addLine = (split: SplitLines, reading: Reader, bytes: Buffer, offset: number): void => {
  for (const part of readRecords(bytes)) {
    const at = offset + part.from
    if ('reason' in part) split.problems.push({ offset: at, reason: part.reason })
    else
      split.lines.push({ offset: at, length: part.length, facts: readPart(reading, part, bytes) })
  }
}

/** The facts of a record; what was taken out of it is looked for only where a mark stands. */
const readPart = (reading: Reader, { record }: { record: unknown }, bytes: Buffer): RecordFacts => {
  const facts = reading.readFacts(record)
  return bytes.includes(redactionMark) ? { ...facts, redactions: findRedactions(record) } : facts
}

/** A stretch of a line: a record, or why it is none. */
export type LinePart =
  | { readonly from: number; readonly length: number; readonly record: unknown }
  | { readonly from: number; readonly reason: string }

/** What one line holds: nothing, a record, or several that were glued together. */
export const readRecords = (bytes: Buffer, from = 0): readonly LinePart[] => {
  if (bytes.length < 32 && isBlank(bytes)) return []
  const parsed = parseLine(bytes)
  if ('record' in parsed) return [{ from, length: bytes.length, record: parsed.record }]
  const seam = findSeam(bytes)
  if (seam === null) return [{ from, reason: parsed.reason }]
  return [
    ...readRecords(bytes.subarray(0, seam), from),
    ...readRecords(bytes.subarray(seam), from + seam),
  ]
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
  return { offset: start, length: tail.length, facts: readPart(reading, parsed, tail) }
}
