import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import type { HitRow } from './hit-rows.ts'

/** Which tools a record calls or answers, and whether one of their results is an error. */
export interface ToolFacts {
  readonly names: readonly string[]
  readonly hasFailed: boolean
}

/** {@link ToolFacts} of records, by their rows; none for those without a tool. */
export const toolsOf = async (
  index: IndexReader,
  rows: readonly HitRow[],
): Promise<Map<number, ToolFacts>> => {
  const { rows: found } = await sql<{ id: number; names: string; failed: number }>`
    select m.id, json_group_array(distinct t.name) as names,
      max(t.is_error and t.result_message_id = m.id) as failed
    from json_each(${JSON.stringify(rows.map(({ id }) => id))}) w
    join message m on m.id = w.value
    join tool_call t on t.id in (
      select u.id from tool_call u where u.call_id = m.call_id and u.file_id = m.file_id
        and u.use_message_id = m.id
      union all select a.id from tool_call a where a.result_message_id = m.id)
    where t.name is not null group by m.id`.execute(index)
  return new Map(
    found.map(({ id, names, failed }) => [
      id,
      { names: JSON.parse(names) as string[], hasFailed: failed === 1 },
    ]),
  )
}
