import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import {
  asStoreError,
  type Connection,
  type DatabaseKind,
  openForWriting,
} from './open-database.ts'

/** Row of `meta` that names the library something was made from. */
const libraryKey = 'library.id'

/** Moves a database out of the way under a suffix, or removes it: the library can make it again. */
export const setAside = (dataDir: string, kind: DatabaseKind, suffix: string | null): void => {
  for (const ending of ['', '-wal', '-shm']) {
    const file = path.join(dataDir, `${kind.fileName}${ending}`)
    try {
      if (suffix) renameSync(file, `${file}.${suffix}`)
      else rmSync(file, { force: true })
    } catch {
      // The log files need not be there.
    }
  }
}

/** Opens a database that can be made again; a damaged one is kept aside under another name. */
export const openOrSetAside = (dataDir: string, kind: DatabaseKind): Connection => {
  try {
    return openForWriting(dataDir, kind)
  } catch (thrown) {
    const error = asStoreError(thrown, kind)
    if (!(error instanceof AppError) || error.code !== 'store_damaged') throw error
    setAside(dataDir, kind, `damaged-${Date.now()}`)
    return openForWriting(dataDir, kind)
  }
}

/** The library a database was made from; null for an empty one. */
export const madeFrom = (db: Connection): unknown =>
  db.prepare('select value from meta where key = ?').pluck().get(libraryKey) ?? null

/** Notes the library a database is made from. */
export const setMadeFrom = (db: Connection, libraryId: string): void => {
  db.prepare('insert or replace into meta (key, value) values (?, ?)').run(libraryKey, libraryId)
}
