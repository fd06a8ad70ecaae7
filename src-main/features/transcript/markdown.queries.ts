import type { QueryContext } from '#main/features/handlers.ts'
import { nounOf } from '#main/ingest/providers/nouns.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { messageRows, withSummaries } from './records.queries.ts'
import { findThread } from './thread.queries.ts'
import { toMarkdown } from './to-markdown.ts'

/** More than this is no longer text to paste anywhere. */
const mostLetters = 2_000_000
/** Characters of one text in a copy. */
const mostText = 100_000
const atOnce = 200

/** A stretch of a transcript as markdown. */
export const readMarkdown = async (
  context: QueryContext,
  input: Parsed<'transcript.markdown'>,
): Promise<Output<'transcript.markdown'>> => {
  const thread = await findThread(context.index, input)
  const last = input.to ?? Number.MAX_SAFE_INTEGER
  const parts: string[] = []
  let length = 0
  let speaker: string | null = null
  for (let from = input.from; from <= last && length < mostLetters; from += atOnce) {
    const limit = Math.min(atOnce, last - from + 1)
    const rows = await messageRows(context.index, thread, from, limit)
    const records = await withSummaries(context, thread, rows, { from, most: mostText })
    const agent = nounOf(rows[0]?.provider ?? '').speaker
    const written = toMarkdown(records, agent, speaker)
    speaker = written.speaker
    if (written.text !== '') parts.push(written.text)
    length += written.text.length
    if (rows.length < limit) break
  }
  const text = parts.join('\n\n')
  return { text: `${text.slice(0, mostLetters)}\n`, isCut: text.length > mostLetters }
}
