import type { QueryContext } from '#main/features/handlers.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import type { Provider } from '#main/ingest/providers/provider.ts'
import { parseLine } from '#main/ingest/split-lines.ts'
import { log } from '#main/lib/log.ts'
import type { LibraryReader } from '#main/store/library.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import type { Prompt } from '#schema/sessions.ts'
import type { Block, MessageKind, TranscriptMessage } from '#schema/transcript/event.ts'
import { sessionRow } from './session-detail.queries.ts'

/** Characters of one text that the window gets; the rest stays in the library. */
const mostText = 20_000

/** The prompts of a session's main transcript, in order, each with its place among all records. */
export const listPrompts = async (index: IndexReader, id: string): Promise<Prompt[]> => {
  const places = threadMessages(index, await sessionRow(index, id), undefined)
    .select(['m.kind', 'm.at', 'm.prompt'])
    .select((row) =>
      row.fn
        .agg<number>('row_number')
        .over((over) => over.orderBy('m.file_id').orderBy('m.seq'))
        .as('place'),
    )
    .as('places')
  const rows = await index
    .selectFrom(places)
    .select(['place', 'at', 'prompt'])
    .where('kind', '=', 'prompt')
    .orderBy('place')
    .execute()
  return rows.map(({ place, at, prompt }) => ({ seq: place - 1, at, text: prompt ?? '' }))
}

interface Thread {
  readonly id: string
  readonly agentId?: string | undefined
}

/**
 * The records of one transcript. A session that lies in two config folders has two main files;
 * the second follows the first.
 */
const threadMessages = (index: IndexReader, row: number, agentId: string | undefined) =>
  index
    .selectFrom('message as m')
    .where('m.session_id', '=', row)
    .where('m.agent_id', '=', agentId ?? '')

/** The kind of every record of a transcript, by seq. */
export const readOutline = async (index: IndexReader, thread: Thread): Promise<MessageKind[]> => {
  const session = await sessionRow(index, thread.id)
  const rows = await threadMessages(index, session, thread.agentId)
    .select('m.kind')
    .orderBy('m.file_id')
    .orderBy('m.seq')
    .execute()
  return rows.map((row) => row.kind as MessageKind)
}

interface Place {
  readonly file_id: number
  readonly byte_offset: number
  readonly byte_length: number
}

/** Reads lines from the archive; a stretch of one file is unpacked once. */
const createLineReader = (library: LibraryReader, places: readonly Place[]) => {
  const files = new Map<number, { from: number; bytes: Buffer; cursor: number; tail: Buffer }>()
  const stretchOf = (fileId: number) => {
    const known = files.get(fileId)
    if (known) return known
    const own = places.filter((place) => place.file_id === fileId)
    const from = Math.min(...own.map((place) => place.byte_offset))
    const to = Math.max(...own.map((place) => place.byte_offset + place.byte_length))
    const generation = library.generation(fileId)
    const cursor = generation?.cursor ?? 0
    const bytes = generation
      ? library.read(generation.id, from, Math.min(to, cursor))
      : Buffer.alloc(0)
    const stretch = { from, bytes, cursor, tail: generation?.tail ?? Buffer.alloc(0) }
    files.set(fileId, stretch)
    return stretch
  }
  return ({ file_id, byte_offset, byte_length }: Place): Buffer => {
    const { from, bytes, cursor, tail } = stretchOf(file_id)
    if (byte_offset >= cursor) return tail.subarray(0, byte_length)
    return bytes.subarray(byte_offset - from, byte_offset - from + byte_length)
  }
}

const countRecords = async (
  index: IndexReader,
  session: number,
  agentId: string | undefined,
): Promise<number> => {
  const row = await threadMessages(index, session, agentId)
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirst()
  return row?.total ?? 0
}

/** One record that cannot be shown says so and leaves the others readable. */
const blocksOf = (provider: Provider, record: unknown): Block[] => {
  try {
    return provider.readBlocks(record, mostText)
  } catch (thrown) {
    log.error({ error: String(thrown) }, 'a record cannot be shown')
    const text = '(this record cannot be shown)'
    return [{ kind: 'other', name: 'record', body: { text, length: text.length } }]
  }
}

/** A window of a transcript, its texts cut from the library. */
export const readTranscript = async (
  { index, library }: QueryContext,
  input: Parsed<'sessions.transcript'>,
): Promise<Output<'sessions.transcript'>> => {
  const session = await sessionRow(index, input.id)
  const rows = await threadMessages(index, session, input.agentId)
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .selectAll('m')
    .select('f.provider')
    .orderBy('m.file_id')
    .orderBy('m.seq')
    .limit(input.limit)
    .offset(input.from)
    .execute()
  const readLine = createLineReader(library, rows)
  const messages = rows.map((row, place): TranscriptMessage => {
    const provider = providerOf(row.provider)
    const parsed = parseLine(readLine(row))
    const record = 'record' in parsed ? parsed.record : null
    return {
      id: row.id,
      seq: input.from + place,
      kind: row.kind as MessageKind,
      recordType: row.record_type,
      at: row.at,
      uuid: row.uuid,
      agentId: row.agent_id === '' ? null : row.agent_id,
      model: provider.readModel(record),
      blocks: blocksOf(provider, record),
    }
  })
  return { rows: messages, total: await countRecords(index, session, input.agentId) }
}
