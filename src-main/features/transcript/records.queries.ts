import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import { log } from '#main/lib/log.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import type { Block, BlockOf } from '#schema/transcript/block.ts'
import type { TranscriptMessage } from '#schema/transcript/event.ts'
import { summaryWithin } from './find-hosts.ts'
import { createRecordReader } from '#main/ingest/read-archived-lines.ts'
import { findThread, inOrder, placesOf, type Thread, threadMessages } from './thread.queries.ts'

/** Characters of one text that a window gets; the rest is asked for by itself. */
const mostText = 20_000

/** A window of a transcript's records, by their rows. */
export const messageRows = (index: IndexReader, thread: Thread, from: number, limit: number) =>
  inOrder(threadMessages(index, thread).selectAll('m'))
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .select('f.provider')
    .limit(limit)
    .offset(from)
    .execute()

/** A record by its row. */
export type MessageRow = Awaited<ReturnType<typeof messageRows>>[number]

/** Results of the tool calls of some records, with the rows that hold them. */
const resultsOf = async (index: IndexReader, thread: Thread, rows: readonly MessageRow[]) =>
  rows.length === 0
    ? []
    : await index
        .selectFrom('tool_call as t')
        .leftJoin('message as r', 'r.id', 't.result_message_id')
        .select([
          't.tool_use_id as toolCallId',
          't.file_id as fileId',
          't.use_message_id as use',
          't.agent_id as agentId',
          'r.id',
          'r.at',
          'r.file_id',
          'r.byte_offset',
          'r.byte_length',
        ])
        .where('t.session_id', '=', thread.session)
        .where((where) => {
          const ids = rows.map(({ id }) => id)
          return where.or([
            where('t.use_message_id', 'in', ids),
            where('t.result_message_id', 'in', ids),
          ])
        })
        .execute()

/** The summary of a compaction, as `findHosts` finds it. */
const summaryAfter = (index: IndexReader, thread: Thread, boundary: MessageRow) =>
  inOrder(threadMessages(index, thread).selectAll('m'))
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .select('f.provider')
    .where('m.file_id', '=', boundary.file_id)
    .where('m.seq', '>', boundary.seq)
    .where('m.seq', '<=', boundary.seq + summaryWithin)
    .where('m.kind', '=', 'compaction')
    .limit(1)
    .execute()

type ResultRow = Awaited<ReturnType<typeof resultsOf>>[number]

const keyOf = (fileId: number, toolCallId: string): string => `${fileId} ${toolCallId}`

/** One record that cannot be shown says so and leaves the others readable. */
const blocksOf = (row: MessageRow, record: unknown, seq: number, most: number): Block[] => {
  try {
    return providerOf(row.provider).readBlocks(record, { seq, most })
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'a record cannot be shown')
    const text = '(this record cannot be shown)'
    return [{ kind: 'note', name: 'record', line: text, body: { text, length: text.length } }]
  }
}

/** Where a window begins, and how much of each text is wanted. */
interface Reading {
  readonly from: number
  readonly most: number
}

interface Joining {
  readonly results: ReadonlyMap<string, ResultRow>
  readonly read: (row: ResultRow) => BlockOf<'toolResult'> | null
}

/** A call with what came of it; a result that is shown with its call is left out of its own record. */
const join = (row: MessageRow, block: Block, { results, read }: Joining): Block[] => {
  if (block.kind !== 'toolUse' && block.kind !== 'toolResult') return [block]
  const known = results.get(keyOf(row.file_id, block.toolCallId))
  if (!known) return [block]
  if (block.kind === 'toolResult') return known.use === null ? [block] : []
  const found = read(known)
  if (!found) return [{ ...block, agentId: known.agentId }]
  const diffs = found.diffs.length > 0 ? found.diffs : block.diffs
  const result = { ...found.result, at: known.at }
  return [{ ...block, agentId: known.agentId, diffs: result.isError ? [] : diffs, result }]
}

const placeIn = ({ file_id, byte_offset, byte_length }: ResultRow) =>
  file_id === null || byte_offset === null || byte_length === null
    ? []
    : [{ file_id, byte_offset, byte_length }]

/** Reads some records whole: their lines from the archive, each call joined with its result. */
export const readRows = async (
  { index, library }: QueryContext,
  thread: Thread,
  rows: readonly MessageRow[],
  { from, most }: Reading,
): Promise<TranscriptMessage[]> => {
  const found = await resultsOf(index, thread, rows)
  const results = new Map(found.map((row) => [keyOf(row.fileId, row.toolCallId), row]))
  const places = await placesOf(
    index,
    thread,
    found.flatMap(({ id }) => id ?? []),
  )
  const readRecord = createRecordReader(library, [...rows, ...found.flatMap(placeIn)])
  const read = (result: ResultRow, row: MessageRow): BlockOf<'toolResult'> | null => {
    const [place] = placeIn(result)
    const seq = places.get(result.id ?? -1)
    if (!place || seq === undefined) return null
    const blocks = blocksOf(row, readRecord(place), seq, most)
    const own = (block: Block): block is BlockOf<'toolResult'> =>
      block.kind === 'toolResult' && block.toolCallId === result.toolCallId
    return blocks.find(own) ?? null
  }
  return rows.map((row, place): TranscriptMessage => {
    const seq = from + place
    const record = readRecord(row)
    const joining = { results, read: (result: ResultRow) => read(result, row) }
    const blocks = blocksOf(row, record, seq, most).flatMap((block) => join(row, block, joining))
    return {
      id: row.id,
      seq,
      kind: row.kind,
      recordType: row.record_type,
      at: row.at,
      uuid: row.uuid,
      agentId: row.agent_id === '' ? null : row.agent_id,
      model: providerOf(row.provider).readModel(record),
      blocks,
    }
  })
}

/** A boundary, and the summary that stands in a record after it, as one. */
export const withSummaries = async (
  context: QueryContext,
  thread: Thread,
  rows: readonly MessageRow[],
  reading: Reading,
): Promise<TranscriptMessage[]> => {
  const messages = await readRows(context, thread, rows, reading)
  const { index } = context
  for (const [place, message] of messages.entries()) {
    const row = rows[place]
    const [block] = message.blocks
    if (!row || block?.kind !== 'compaction' || block.summary !== null) continue
    const [summaryRow] = await summaryAfter(index, thread, row)
    if (!summaryRow) continue
    const seq = (await placesOf(index, thread, [summaryRow.id])).get(summaryRow.id) ?? 0
    const [read] = await readRows(context, thread, [summaryRow], { ...reading, from: seq })
    const [summary] = read?.blocks ?? []
    if (summary?.kind !== 'compaction') continue
    const joined = { ...block, summary: summary.summary, summarySeq: seq }
    messages[place] = { ...message, blocks: [joined] }
  }
  return messages
}

const countRecords = async (index: IndexReader, thread: Thread): Promise<number> => {
  const row = await threadMessages(index, thread)
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirst()
  return row?.total ?? 0
}

/** A window of a transcript, its texts cut from the library. */
export const readRecords = async (
  context: QueryContext,
  input: Parsed<'transcript.records'>,
): Promise<Output<'transcript.records'>> => {
  const { index } = context
  const thread = await findThread(index, input)
  const { from, limit } = input
  const rows = await messageRows(index, thread, from, limit)
  return {
    rows: await withSummaries(context, thread, rows, { from, most: mostText }),
    total: await countRecords(index, thread),
  }
}
