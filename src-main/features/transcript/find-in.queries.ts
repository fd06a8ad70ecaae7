import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { createLineReader } from '#main/ingest/read-archived-lines.ts'
import { parseLine } from '#main/ingest/split-lines.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import type { Block, LongText } from '#schema/transcript/block.ts'
import { type MessageRow, messageRows } from './records.queries.ts'
import { findThread } from './thread.queries.ts'

/** Nobody steps through more hits than these. */
const mostHits = 1_000

/** Records whose lines are unpacked at once. */
const stretch = 500

const bodiesOf = (block: Block): readonly (LongText | null | undefined)[] => {
  switch (block.kind) {
    case 'text':
    case 'thinking':
      return [block.body]
    case 'note':
      return [block.body, { text: block.line, length: block.line.length }]
    case 'toolUse':
      return [{ text: block.name, length: 0 }, block.input, block.result?.body]
    case 'toolResult':
      return [block.result.body]
    case 'compaction':
      return [block.summary]
    case 'picture':
      return []
  }
}

/**
 * Whether a line may hold a text, by its bytes alone: as JSON writes it, or with letters that JSON
 * may write in two ways.
 */
const mayHold = (wanted: string): ((line: Buffer) => boolean) => {
  const written = JSON.stringify(wanted).slice(1, -1).toLowerCase()
  const isPlain = /^[\x20-\x7e]*$/.test(wanted)
  return (line) => {
    if (isPlain) return line.toString('latin1').toLowerCase().includes(written)
    const text = line.toString('utf8').toLowerCase()
    return text.includes(written) || text.includes('\\u')
  }
}

const holdsIn = (row: MessageRow, line: Buffer, wanted: string): boolean => {
  const parsed = parseLine(line)
  if (!('record' in parsed)) return false
  const reading = { seq: 0, most: Number.POSITIVE_INFINITY }
  try {
    const blocks = providerOf(row.provider).readBlocks(parsed.record, reading)
    return blocks
      .flatMap(bodiesOf)
      .some((body) => body?.text.toLowerCase().includes(wanted) ?? false)
  } catch {
    // A record that cannot be shown has no text that anybody could find in it.
    return false
  }
}

/**
 * Every record of a transcript that holds a text where a reader can see it: the whole of it, not
 * only what is drawn. The lines are looked at as they lie, and only those that may hold it are read.
 */
export const findInTranscript = async (
  { index, library }: QueryContext,
  input: Parsed<'transcript.find'>,
): Promise<Output<'transcript.find'>> => {
  const thread = await findThread(index, input)
  const rows = await messageRows(index, thread, 0, -1)
  const wanted = input.text.toLowerCase()
  const isPossible = mayHold(wanted)
  const seqs: number[] = []
  for (let from = 0; from < rows.length; from += stretch) {
    const some = rows.slice(from, from + stretch)
    const readLine = createLineReader(library, some)
    for (const [place, row] of some.entries()) {
      const line = readLine(row)
      if (!line || !isPossible(line) || !holdsIn(row, line, wanted)) continue
      if (seqs.length === mostHits) return { seqs, isWhole: false }
      seqs.push(from + place)
    }
  }
  return { seqs, isWhole: true }
}
