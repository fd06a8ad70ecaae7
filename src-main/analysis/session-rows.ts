import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'

/** A record of a session. */
export interface MessageRow {
  readonly id: number
  readonly session_id: number
  readonly file_id: number
  readonly agent_id: string
  readonly seq: number
  readonly kind: string
  readonly record_type: string
  readonly holds: number
  readonly at: number | null
  readonly prompt: string | null
  readonly call_id: number | null
}

/** A tool call of a session, its result joined. */
export interface ToolRow {
  readonly session_id: number
  readonly name: string
  readonly tool_use_id: string
  /** The model call that asked for it. */
  readonly call_id: number | null
  readonly use_message_id: number | null
  readonly result_message_id: number | null
  readonly agent_id: string | null
  readonly is_error: number
  readonly failure: string | null
  readonly is_search: number
}

/** A model call that a session owns. */
export interface CallRow {
  readonly id: number
  readonly session_id: number
  readonly model: string
  readonly at: number
  readonly input: number
  readonly output: number
  readonly cache_creation: number
  readonly cache_read: number
  readonly cost_nano: number | null
}

/** All rows of one session, records in their order. */
export interface SessionRows {
  readonly messages: MessageRow[]
  readonly tools: ToolRow[]
  readonly calls: CallRow[]
}

const readMessages = (index: IndexReader, rows: readonly number[]): Promise<MessageRow[]> =>
  index
    .selectFrom('message')
    .select(['id', 'session_id', 'agent_id', 'seq', 'kind', 'holds', 'at', 'prompt', 'call_id'])
    .select(['file_id', 'record_type'])
    .where('session_id', 'in', rows)
    .orderBy('session_id')
    .orderBy('agent_id')
    .orderBy('file_id')
    .orderBy('seq')
    .execute()

const readTools = (index: IndexReader, rows: readonly number[]): Promise<ToolRow[]> =>
  index
    .selectFrom('tool_call')
    .select([
      'session_id',
      sql<string>`name`.as('name'),
      'tool_use_id',
      'call_id',
      'use_message_id',
      'result_message_id',
      'agent_id',
      'is_error',
      'failure',
      'is_search',
    ])
    .where('session_id', 'in', rows)
    .where('name', 'is not', null)
    .orderBy('id')
    .execute()

const readCalls = (index: IndexReader, rows: readonly number[]): Promise<CallRow[]> =>
  index
    .selectFrom('call')
    .select(['id', 'session_id', 'model', 'at', 'input', 'output', 'cache_read', 'cost_nano'])
    .select(sql<number>`cache_write_5m + cache_write_1h`.as('cache_creation'))
    .where('session_id', 'in', rows)
    .where('records', '>', 0)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** Reads all rows of sessions, by the row of the session. */
export const readSessionRows = async (
  index: IndexReader,
  rows: readonly number[],
): Promise<Map<number, SessionRows>> => {
  const found = new Map<number, SessionRows>(
    rows.map((row) => [row, { messages: [], tools: [], calls: [] }]),
  )
  for (const one of await readMessages(index, rows)) found.get(one.session_id)?.messages.push(one)
  for (const one of await readTools(index, rows)) found.get(one.session_id)?.tools.push(one)
  for (const one of await readCalls(index, rows)) found.get(one.session_id)?.calls.push(one)
  return found
}
