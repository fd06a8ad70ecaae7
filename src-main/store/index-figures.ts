import type { Statements } from './statements.ts'

/** How much the index holds; each model call is counted once. */
export interface StoreCounts {
  readonly projects: number
  readonly sessions: number
  readonly messages: number
  readonly calls: number
}

/** How much the index holds. */
export const storeCounts = (sql: Statements): StoreCounts => {
  const row = sql.get<StoreCounts>(
    `select (select count(*) from project) as projects,
       (select count(*) from session where has_main = 1) as sessions,
       (select coalesce(sum(messages), 0) from session) as messages,
       (select coalesce(sum(calls), 0) from rollup) as calls`,
  )
  return row ?? { projects: 0, sessions: 0, messages: 0, calls: 0 }
}

/** What a report says of a file: its lines, those that cannot be read included, and how many these are. */
export interface FileFigures {
  readonly lines: number
  readonly problems: number
}

/** Lines and problems of every file that is indexed, by path. */
export const fileFigures = (sql: Statements): Map<string, FileFigures> => {
  const rows = sql.all<FileFigures & { path: string }>(
    'select path, lines + pending_line + problems as lines, problems from file',
  )
  return new Map(rows.map((row) => [row.path, row]))
}

/** Ids of the sessions that were active last, newest first: enough to say "many". */
export const newestSessions = (sql: Statements): string[] =>
  sql
    .all<{ id: string }>('select session_id as id from session order by last_at desc limit 101')
    .map(({ id }) => id)

/** The greatest id of a call; 0 before one. Calls made later have greater ones. */
export const lastCall = (sql: Statements): number =>
  sql.get<{ id: number | null }>('select max(id) as id from call')?.id ?? 0

/** How many calls have a greater id. */
export const callsAfter = (sql: Statements, id: number): number =>
  sql.get<{ calls: number }>('select count(*) as calls from call where id > ?', id)?.calls ?? 0
