import { sql } from 'kysely'

/** SQL function that answers, for a JSON list of tags, the ids of the sessions that carry one. */
export const carryingFunction = 'sessions_carrying'

/** Whether a session by its id carries one of these tags; on PostgreSQL it is a join. */
export const carriesTag = (column: string, tags: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} in
    (select value from json_each(sessions_carrying(${JSON.stringify(tags)})))`
