import { rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import { keepAside } from './keep-aside.ts'
import { madeFrom, setMadeFrom } from './made-from.ts'
import {
  asStoreError,
  type Connection,
  type DatabaseKind,
  openForReading,
  openForWriting,
} from './open-database.ts'
import { projectionTrouble, saysDamage } from './projection-trouble.ts'

/** A database of which everything can be made again from the library. */
export interface Projection {
  readonly kind: DatabaseKind
  /** Makes the tables of an empty one. */
  readonly create: (db: Connection) => void
  /** Tables whose pages are looked at whenever it is opened: damage may lie where no opening looks. */
  readonly tables: readonly string[]
}

/** Is told of a damaged database that was kept aside, by the path of what is kept. */
export type OnKept = (file: string) => void

/** Reading this much takes a second or two; what is larger shows its damage when it is asked. */
const mostChecked = 256 * 1024 * 1024

const sizeOf = (db: Connection): number =>
  Number(db.pragma('page_count', { simple: true })) *
  Number(db.pragma('page_size', { simple: true }))

const damaged = ({ fileName }: DatabaseKind): AppError =>
  new AppError('store_damaged', `${fileName} is damaged.`)

const hasTables = (db: Connection): boolean =>
  db.prepare('select 1 from sqlite_master').get() !== undefined

const lookAt = (db: Connection, { kind, tables }: Projection): void => {
  if (sizeOf(db) > mostChecked) return
  for (const table of tables) {
    if (db.pragma(`quick_check('${table}')`, { simple: true }) !== 'ok') throw damaged(kind)
  }
}

const versionOf = (db: Connection): number => Number(db.pragma('user_version', { simple: true }))

/** Makes the tables of an empty one, unless another process was first. */
const fill = (db: Connection, { kind, create }: Projection, libraryId: string): void =>
  db
    .transaction(() => {
      if (versionOf(db) !== 0) return
      if (hasTables(db)) throw damaged(kind)
      create(db)
      setMadeFrom(db, libraryId)
    })
    .immediate()

/** Brings an open one up; false where it is of an older form or of another library. */
const isUsable = (db: Connection, projection: Projection, libraryId: string): boolean => {
  const isEmpty = versionOf(db) === 0
  if (isEmpty) fill(db, projection, libraryId)
  if (versionOf(db) !== projection.kind.version) return false
  if (!isEmpty) lookAt(db, projection)
  return madeFrom(db) === libraryId
}

const openUsable = (
  dataDir: string,
  projection: Projection,
  libraryId: string,
): Connection | null => {
  const db = openForWriting(dataDir, projection.kind)
  try {
    if (isUsable(db, projection, libraryId)) return db
  } catch (thrown) {
    db.close()
    throw asStoreError(thrown, projection.kind)
  }
  db.close()
  return null
}

const remove = (dataDir: string, { fileName }: DatabaseKind): void => {
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `${fileName}${ending}`), { force: true })
  }
}

/**
 * Opens a projection of a library for its one writer. One of an older form or of another library is
 * begun anew, a damaged one is kept aside first; one that a newer version or another program made,
 * or that cannot be opened at all, is left as it is and said in words.
 */
export const openProjection = (
  dataDir: string,
  projection: Projection,
  libraryId: string,
  onKept: OnKept = () => undefined,
): Connection => {
  const { kind } = projection
  try {
    const db = openUsable(dataDir, projection, libraryId)
    if (db) return db
    remove(dataDir, kind)
  } catch (thrown) {
    if (!saysDamage(thrown)) throw projectionTrouble(thrown, dataDir, kind)
    onKept(keepAside(dataDir, kind))
  }
  const made = openUsable(dataDir, projection, libraryId)
  if (!made) throw damaged(kind)
  return made
}

/**
 * Whether every page of a projection can be read and holds what its place says; reads the whole file,
 * by a connection of its own: one that wrote it still remembers what it wrote.
 */
export const isSound = (dataDir: string, kind: DatabaseKind): boolean => {
  const db = openForReading(dataDir, kind)
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch (thrown) {
    if (saysDamage(thrown)) return false
    throw thrown
  } finally {
    db.close()
  }
}
