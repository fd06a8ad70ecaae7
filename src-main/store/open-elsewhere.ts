import path from 'node:path'
import Database from 'better-sqlite3'
import { isThere } from './check-database.ts'
import type { DatabaseKind } from './open-database.ts'

/**
 * Whether another connection has a database open. In WAL each holds a lock for as long as it is
 * open, so that nobody gets the whole file for themselves. One that is no database is open nowhere.
 */
export const isOpenElsewhere = (dataDir: string, kind: DatabaseKind): boolean => {
  if (!isThere(dataDir, kind)) return false
  const db = new Database(path.join(dataDir, kind.fileName), { timeout: 0 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('begin immediate; rollback')
    return false
  } catch (thrown) {
    return thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')
  } finally {
    db.close()
  }
}
