import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { pathTrouble } from '#main/lib/errno.ts'
import { AppError } from '#schema/errors.ts'

/** A connection to one of our SQLite files. */
export type Connection = Database.Database

/** Below this, two connections that checkpoint at the same moment can corrupt a WAL database. */
const leastSqlite = [3, 51, 3] as const

/** 'Rvw' and a digit: marks our files, so that a foreign database is never written to. */
const applicationId = 0x52767731

/** Pages of 8 KB after which the log is moved into the file; each time costs flushes to disk. */
const checkpointPages = 4000

/** One of our databases. */
export interface DatabaseKind {
  readonly fileName: string
  /** `FULL` for what cannot be rebuilt. */
  readonly synchronous: 'NORMAL' | 'FULL'
  readonly version: number
  /** KiB of pages that a connection keeps at most. */
  readonly cacheKib: number
}

const assertSqlite = (db: Connection): void => {
  const version = String(db.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  for (const [place, least] of leastSqlite.entries()) {
    const part = parts[place] ?? 0
    if (part > least) return
    if (part < least) {
      throw new AppError('unavailable', `SQLite ${version} is too old; 3.51.3 or newer is needed.`)
    }
  }
}

const pragma = (db: Connection, name: string): number => Number(db.pragma(name, { simple: true }))

/** What a file says of itself, in one moment: who makes it writes its mark first, its tables after. */
const markOf = (db: Connection): { isForeign: boolean; version: number } =>
  db.transaction(() => {
    const id = pragma(db, 'application_id')
    const hasTables = (): boolean => db.prepare('select 1 from sqlite_master').get() !== undefined
    return {
      isForeign: id === 0 ? hasTables() : id !== applicationId,
      version: pragma(db, 'user_version'),
    }
  })()

/** Refuses, without a write, a file that another program or a newer version of this one made. */
export const assertOurs = (db: Connection, kind: DatabaseKind): void => {
  const { isForeign, version } = markOf(db)
  if (version > kind.version) {
    throw new AppError(
      'store_newer',
      `${kind.fileName} has format ${version}, this Rearview knows ${kind.version}; update Rearview to open it.`,
    )
  }
  if (isForeign) {
    throw new AppError(
      'store_foreign',
      `${path.join(path.dirname(db.name), kind.fileName)} belongs to another program; choose another data folder.`,
    )
  }
}

/** Step by step: where folders cannot be made at all, `recursive` never comes to an end. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

/** Makes the data folder readable to its owner alone. */
const makeDataDir = (dataDir: string): void => {
  try {
    makeFolder(path.resolve(dataDir))
    if (process.platform !== 'win32') chmodSync(dataDir, 0o700)
  } catch (thrown) {
    const reason = pathTrouble(thrown)
    throw new AppError('unavailable', `The data folder ${dataDir} cannot be used: ${reason}.`)
  }
}

const pauseMs = 25
const mostTries = 400

/** Two who open a new database at once: SQLite refuses one of them without waiting. */
const setLog = (db: Connection): void => {
  for (let tries = 1; ; tries += 1) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (thrown) {
      const isBusy = thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')
      if (!isBusy || tries >= mostTries) throw thrown
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}

const prepare = (db: Connection, file: string, kind: DatabaseKind): void => {
  assertSqlite(db)
  assertOurs(db, kind)
  if (process.platform !== 'win32') chmodSync(file, 0o600)
  db.pragma('page_size = 8192')
  setLog(db)
  db.pragma(`synchronous = ${kind.synchronous}`)
  db.pragma('foreign_keys = ON')
  db.pragma(`cache_size = -${kind.cacheKib}`)
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  if (pragma(db, 'application_id') === 0) db.pragma(`application_id = ${applicationId}`)
}

/** {@link assertOurs} by a connection that cannot write: closing one that can empties the log. */
const lookFirst = (file: string, kind: DatabaseKind): void => {
  if (!existsSync(file) || statSync(file).size === 0) return
  const db = new Database(file, { readonly: true, timeout: 15_000 })
  try {
    assertOurs(db, kind)
  } finally {
    db.close()
  }
}

/** Opens (and makes) a database for its one writer. Its schema is the caller's to bring up. */
export const openForWriting = (dataDir: string, kind: DatabaseKind): Connection => {
  makeDataDir(dataDir)
  const file = path.join(dataDir, kind.fileName)
  let db: Connection | null = null
  try {
    lookFirst(file, kind)
    db = new Database(file, { timeout: 15_000 })
    prepare(db, file, kind)
    return db
  } catch (thrown) {
    db?.close()
    throw asStoreError(thrown, kind)
  }
}

/** Opens a database that exists, without any right to change it. */
export const openForReading = (dataDir: string, kind: DatabaseKind): Connection => {
  const file = path.join(dataDir, kind.fileName)
  if (!existsSync(file) || statSync(file).size === 0) {
    throw new AppError('unavailable', `${kind.fileName} is not there yet; read the sources first.`)
  }
  const db = new Database(file, { readonly: true, timeout: 15_000 })
  db.pragma('query_only = ON')
  db.pragma(`cache_size = -${kind.cacheKib}`)
  return db
}

/** Rows that a connection added, changed or removed since it was opened. */
export const writtenRows = (db: Connection): number =>
  Number(db.prepare('select total_changes()').pluck().get())

/**
 * What SQLite says where a table or a column is not there by its name. Our statements are fixed and
 * fit every schema that we make, so a name that is lost was overwritten in the file.
 */
const lostName =
  /^(no such (table|column)|table \S+ has no column|foreign key mismatch|ON CONFLICT clause does not match)/

/** What SQLite says where the full text cannot even be opened as such. */
const lostText = /^(vtable constructor failed|invalid fts5 file format)/

/**
 * What SQLite says where a row holds a value of another kind than its column: no statement of ours
 * binds text or bytes where they do not belong, so it is what was read that is wrong.
 */
const wrongKind = /^cannot store (BLOB|TEXT) value in /

const isDamaged = ({
  code,
  message,
}: {
  readonly code: string
  readonly message: string
}): boolean =>
  code === 'SQLITE_NOTADB' ||
  code.startsWith('SQLITE_CORRUPT') ||
  (code === 'SQLITE_CONSTRAINT_DATATYPE' && wrongKind.test(message)) ||
  (code === 'SQLITE_ERROR' && (lostName.test(message) || lostText.test(message)))

/**
 * SQLite's own error codes as ours; what we do not know stays as it is. Without a kind it is not known
 * which of the two databases it was.
 */
export const asStoreError = (thrown: unknown, kind?: DatabaseKind): unknown => {
  const name = kind?.fileName ?? 'A database of the data folder'
  if (!(thrown instanceof Database.SqliteError)) return thrown
  if (thrown.code === 'SQLITE_FULL') return new AppError('storage_full')
  if (isDamaged(thrown)) {
    return new AppError('store_damaged', `${name} is damaged.`)
  }
  if (/^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(thrown.code)) {
    return new AppError('unavailable', `${name} cannot be opened for writing here.`)
  }
  return thrown
}
