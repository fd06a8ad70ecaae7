import type { IndexedLine } from '#main/store/write-messages.ts'
import type { RecordFacts } from '#schema/transcript/facts.ts'
import { asObject } from '#main/lib/coerce.ts'
import { findRedactions, redactionMark } from './providers/find-redactions.ts'
import type { FileReading } from './providers/provider.ts'
import { reachOfJson } from './reach-of-json.ts'

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

/** Records written without the newline between them do occur, two or three at a time. */
const mostSeams = 8

/**
 * What one line holds: nothing, a record, or several that were glued together. Of a record that
 * broke off, such as at a crash, the rest is unparsable, and a whole one behind it is found.
 */
export const readRecords = (
  bytes: Buffer,
  from = 0,
  tries = { left: mostSeams },
): readonly LinePart[] => {
  if (bytes.length < 32 && isBlank(bytes)) return []
  const parsed = parseLine(bytes)
  if ('record' in parsed) return [{ from, length: bytes.length, record: parsed.record }]
  const broken: LinePart = { from, reason: parsed.reason }
  if (bytes.length >= longestLine) return [broken]
  for (const seam of seamsOf(bytes)) {
    if (tries.left === 0) break
    tries.left -= 1
    const head = parseLine(bytes.subarray(0, seam))
    const rest = readRecords(bytes.subarray(seam), from + seam, tries)
    if ('record' in head) return [{ from, length: seam, record: head.record }, ...rest]
    if (rest.some(standsAlone)) return [broken, ...rest]
  }
  return [broken]
}

const beginning = Buffer.from('{"')

/** Where another record may begin on a line that is none as a whole. */
const seamsOf = (bytes: Buffer): readonly number[] => {
  const { at, isWhole, lastObject } = reachOfJson(bytes)
  const isGlued = isWhole && at < bytes.length
  if (isGlued) return bytes[at] === beginning[0] ? [at] : []
  // What broke off where a value was due takes what follows for that value, and is never closed.
  if (at === bytes.length) return lastObject > 0 ? [lastObject] : []
  // What broke off within a text ends it at the next record's first quote.
  const before = bytes.lastIndexOf('{', at)
  const behind = bytes.indexOf(beginning, at)
  return [...new Set([before, behind])].filter((seam) => seam > 0)
}

/** Whether a part is a record by itself, and no piece from within another one. */
const standsAlone = (part: LinePart): boolean => {
  const record = 'record' in part ? asObject(part.record) : null
  const marks = [record?.timestamp, record?.uuid, record?.sessionId, record?.leafUuid]
  return typeof record?.type === 'string' && marks.some((mark) => typeof mark === 'string')
}

/** A last line without its newline, when it is whole already; null while it waits for its rest. */
export const readPending = (reading: Reader, tail: Buffer, start: number): IndexedLine | null => {
  if (tail.length === 0) return null
  const parsed = parseLine(tail)
  if ('reason' in parsed) return null
  return { offset: start, length: tail.length, facts: readPart(reading, parsed, tail) }
}
