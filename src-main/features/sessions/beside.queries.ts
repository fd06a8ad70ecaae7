import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import type { Output } from '#schema/operations.ts'

/** The sessions before and after one in the list of the newest; `not_found` where it is not there. */
export const besideSession = async (
  index: IndexReader,
  id: string,
): Promise<Output<'sessions.beside'>> => {
  const row = await sessionRow(index, id)
  const own = sql`(select (coalesce(last_at, 0)) from session where id = ${row})`
  const { rows } = await sql<Output<'sessions.beside'>>`select
    (select session_id from session where has_main = 1
      and (coalesce(last_at, 0), id) > (${own}, ${row})
      order by coalesce(last_at, 0), id limit 1) as newer,
    (select session_id from session where has_main = 1
      and (coalesce(last_at, 0), id) < (${own}, ${row})
      order by coalesce(last_at, 0) desc, id desc limit 1) as older`.execute(index)
  return rows[0] ?? { newer: null, older: null }
}
