import { asObject, asTime } from '#main/lib/coerce.ts'
import type { TextDoc } from '#main/store/search-writer.ts'
import type { Provider } from './providers/provider.ts'
import { eachLine, parseLine, readRecords } from './split-lines.ts'

/** What a tool answered is there twice in a line; the second time fills most of a transcript. */
const resultMark = Buffer.from(',"toolUseResult":')

/** What tells of a second record behind the mark: it was glued on, or follows one that broke off. */
const seconds = ['}{"', '"timestamp":"']

/**
 * The record of a line for its words alone: what stands behind the mark is not parsed. The mark
 * cannot stand within a text, where its quotes would be escaped. Undefined where words, or what
 * else is asked of the record, may stand behind it.
 */
const readShort = (line: Buffer): unknown => {
  const mark = line.indexOf(resultMark)
  if (mark === -1 || seconds.some((second) => line.includes(second, mark))) return undefined
  const parsed = parseLine(Buffer.concat([line.subarray(0, mark), Buffer.from('}')]))
  if (!('record' in parsed)) return undefined
  const { message, timestamp } = asObject(parsed.record) ?? {}
  return message === undefined || timestamp === undefined ? undefined : parsed.record
}

/** Words of archived lines. `start` is where the lines begin in the file, `at` when nothing says so. */
export const readDocs = (
  provider: Provider,
  bytes: Buffer,
  start: number,
  at: number,
): TextDoc[] => {
  const docs: TextDoc[] = []
  let lastAt = at
  const add = (record: unknown, offset: number): void => {
    lastAt = asTime(asObject(record)?.timestamp) ?? lastAt
    const texts = provider.readTexts(record)
    if (texts) docs.push({ offset, at: lastAt, texts })
  }
  eachLine(bytes, (line, from) => {
    const short = readShort(line)
    if (short !== undefined) return add(short, start + from)
    for (const part of readRecords(line)) {
      if ('record' in part) add(part.record, start + from + part.from)
    }
  })
  return docs
}
