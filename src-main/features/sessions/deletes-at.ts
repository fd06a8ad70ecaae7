import { sql } from 'kysely'
import type { WatchedFolder } from '#schema/sources.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * UTC ms from which on an agent may delete the main transcript of a session `s`, by the settings of
 * the folder it lies in; of several copies the last one. Null where it is gone or stays.
 */
export const deletesAt = (roots: readonly WatchedFolder[]) => {
  const rules = roots.flatMap(({ path, retention }) =>
    retention.map(
      ({ provider, days }) => sql`when f.config_dir = ${path} and f.provider = ${provider}
        then ${Math.round(days * dayMs)}`,
    ),
  )
  if (rules.length === 0) return sql<number | null>`null`.as('deletesAt')
  return sql<number | null>`(select max(f.modified_at + case ${sql.join(rules, sql` `)} end)
    from file f where f.session_id = s.id and f.kind = 'main' and f.deleted_at is null)`.as(
    'deletesAt',
  )
}
