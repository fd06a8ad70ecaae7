import { sql } from 'kysely'
import type { IndexReader } from './read-store.ts'

/** From the first to the last record of main transcripts, in ms; absent where both are one moment. */
export const sessionSpans = async (
  index: IndexReader,
  sessions: readonly number[],
): Promise<Map<number, number>> => {
  const rows = await index
    .selectFrom('message as m')
    .select([
      sql<number>`m.session_id`.as('session'),
      sql<number>`coalesce(max(m.at) - min(m.at), 0)`.as('ms'),
    ])
    .where('m.session_id', 'in', sessions)
    .where('m.agent_id', '=', '')
    .groupBy('m.session_id')
    .execute()
  return new Map(rows.filter(({ ms }) => ms > 0).map(({ session, ms }) => [session, ms]))
}
