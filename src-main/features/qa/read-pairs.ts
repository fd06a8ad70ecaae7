import type { QueryContext } from '#main/features/handlers.ts'
import { snippetsOf, type Snippet } from '#main/ingest/insights/question-rules.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { textOfLine } from '#main/ingest/insights/session-lines.ts'
import type { FoundPair } from '#main/store/find-insights.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sql } from 'kysely'
import { holds } from '#schema/transcript/event.ts'

/** A pair with its words. */
export interface ReadPair {
  readonly pair: FoundPair
  /** Record of the question, and its place in its transcript. */
  readonly uuid: string | null
  readonly seq: number
  readonly question: string
  readonly answer: string
  readonly snippets: readonly Snippet[]
}

/** Records that are read of one pair; a long piece of work has thousands. */
const mostRecords = 2_000

/** Snippets that are given of one pair. */
const mostSnippets = 20

const rowsOf = (index: IndexReader, { fileId, fromOffset, toOffset }: FoundPair) =>
  index
    .selectFrom('message as m')
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .select(['m.file_id', 'm.byte_offset', 'm.byte_length', 'm.seq', 'm.kind', 'm.uuid'])
    .select('m.session_id')
    .select('f.provider')
    .where('m.file_id', '=', fileId)
    .where('m.byte_offset', '>=', fromOffset)
    .where('m.byte_offset', '<', toOffset)
    .where('m.kind', 'in', ['prompt', 'answer'])
    .where('m.agent_id', '=', '')
    .where((where) => where(sql<number>`m.holds & ${sql.lit(holds.sidechain)}`, '=', 0))
    .orderBy('m.byte_offset')
    .limit(mostRecords)
    .execute()

type PairLine = Awaited<ReturnType<typeof rowsOf>>[number]

/** Where a record stands among all of its transcript, as a reader counts. */
const placeOf = async (index: IndexReader, row: PairLine): Promise<number> => {
  const { rows } = await sql<{ before: number }>`
    select count(*) as before from message
    where session_id = ${row.session_id} and agent_id = ''
      and (file_id, seq) < (${row.file_id}, ${row.seq})`.execute(index)
  return rows[0]?.before ?? 0
}

/** Reads the words of some pairs out of the archive. */
export const readPairs = async (
  { index, library }: Pick<QueryContext, 'index' | 'library'>,
  pairs: readonly FoundPair[],
): Promise<ReadPair[]> => {
  const found: ReadPair[] = []
  for (const pair of pairs) {
    const rows = await rowsOf(index, pair)
    const read = createRecordReader(library, rows)
    const seen = new Set<string>()
    const lines = rows
      .filter(({ uuid }) => uuid === null || (!seen.has(uuid) && seen.add(uuid)))
      .map((row) => ({ ...row, text: textOfLine(row, read(row)).trim() }))
    const [question, ...rest] = lines
    const answers = rest.filter(({ text }) => text !== '')
    found.push({
      pair,
      uuid: question?.uuid ?? null,
      seq: question ? await placeOf(index, question) : 0,
      question: question?.text ?? '',
      answer: answers
        .map(({ kind, text }) => (kind === 'prompt' ? `[Follow-up] ${text}` : text))
        .join('\n\n'),
      snippets: answers
        .flatMap(({ kind, text }) => (kind === 'answer' ? snippetsOf(text) : []))
        .slice(0, mostSnippets),
    })
  }
  return found
}
