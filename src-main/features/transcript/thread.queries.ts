import { type SelectQueryBuilder, sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import type { IndexTables } from '#main/store/tables.ts'

/** A transcript as callers name it: a session's main one, or a subagent's. */
export interface ThreadName {
  readonly id: string
  readonly agentId?: string | undefined
}

/** A transcript by the rows that hold it. */
export interface Thread {
  readonly session: number
  /** Empty for the main transcript. */
  readonly agentId: string
}

/** Resolves a transcript; `not_found` where there is no such session. */
export const findThread = async (index: IndexReader, name: ThreadName): Promise<Thread> => ({
  session: await sessionRow(index, name.id),
  agentId: name.agentId ?? '',
})

/**
 * The records of one transcript. A session that lies in two config folders has two main files;
 * the second follows the first.
 */
export const threadMessages = (index: IndexReader, { session, agentId }: Thread) =>
  index
    .selectFrom('message as m')
    .where('m.session_id', '=', session)
    .where('m.agent_id', '=', agentId)

/** {@link threadMessages} from first to last. */
export const inOrder = <T>(
  query: SelectQueryBuilder<IndexTables & { m: IndexTables['message'] }, 'm', T>,
) => query.orderBy('m.file_id').orderBy('m.seq')

/** Place of some records of a transcript among all of it, by row id. */
export const placesOf = async (
  index: IndexReader,
  thread: Thread,
  ids: readonly number[],
): Promise<Map<number, number>> => {
  if (ids.length === 0) return new Map()
  const places = threadMessages(index, thread)
    .select('m.id')
    .select(sql<number>`row_number() over (order by m.file_id, m.seq)`.as('place'))
    .as('places')
  const rows = await index
    .selectFrom(places)
    .select(['id', 'place'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, place }) => [id, place - 1]))
}
