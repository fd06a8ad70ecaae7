import type { OwnTitle } from './notes-reader.ts'
import type { Statements } from './statements.ts'

/** What the index has to say otherwise: a title to show for a session, or null for none. */
export type TitleChange = readonly [sessionId: string, title: string | null]

/** In what the index differs from the titles that people gave, as the library has them. */
export const titleChanges = (sql: Statements, titles: readonly OwnTitle[]): TitleChange[] => {
  const shown = new Map(
    sql
      .all<{ id: string; title: string }>('select session_id as id, title from own_title')
      .map(({ id, title }) => [id, title]),
  )
  const wanted = new Set(titles.map(({ sessionId }) => sessionId))
  const gone = [...shown.keys()].filter((id) => !wanted.has(id))
  const other = titles.filter(({ sessionId, title }) => shown.get(sessionId) !== title)
  return [
    ...gone.map((id): TitleChange => [id, null]),
    ...other.map(({ sessionId, title }): TitleChange => [sessionId, title]),
  ]
}

/** Makes the changes, inside a transaction. */
export const applyTitles = (sql: Statements, changes: readonly TitleChange[]): void => {
  for (const [sessionId, title] of changes) {
    if (title === null) sql.run('delete from own_title where session_id = ?', sessionId)
    else
      sql.run(
        'insert or replace into own_title (session_id, title) values (?, ?)',
        sessionId,
        title,
      )
  }
}
