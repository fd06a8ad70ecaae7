import type { Connection } from './open-database.ts'

/** Row of `meta` that names the library something was made from. */
export const libraryKey = 'library.id'

/** The library a database was made from; null for an empty one. */
export const madeFrom = (db: Connection): unknown =>
  db.prepare('select value from meta where key = ?').pluck().get(libraryKey) ?? null

/** Notes the library a database is made from. */
export const setMadeFrom = (db: Connection, libraryId: string): void => {
  db.prepare('insert or replace into meta (key, value) values (?, ?)').run(libraryKey, libraryId)
}
