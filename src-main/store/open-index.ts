import { rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import { createIndex, indexKind } from './index-schema.ts'
import { indexedFiles } from './indexed-files.ts'
import { keepAside } from './keep-aside.ts'
import type { LibraryReader } from './library-reader.ts'
import { libraryKind } from './library-schema.ts'
import { madeFrom, setMadeFrom } from './made-from.ts'
import { asStoreError, type Connection, openForWriting } from './open-database.ts'

/**
 * Whether an index was made from this library and is not ahead of it: a library that was lost,
 * or put back from a copy, gives other files the same numbers.
 */
const fits = (db: Connection, library: LibraryReader): boolean => {
  if (madeFrom(db) !== library.identity()) return false
  const generations = library.newestGenerations()
  return [...indexedFiles(db).values()].every(({ id, generationId, indexedBytes }) => {
    const newest = generations.get(id)
    if (!newest || generationId > newest.id) return false
    return generationId < newest.id || indexedBytes <= newest.cursor
  })
}

const isEmpty = (db: Connection): boolean =>
  db.prepare('select 1 from file limit 1').get() === undefined

/** Removes an index that is not damaged but of no use: the library can make it again. */
const removeIndex = (dataDir: string): void => {
  for (const ending of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, `${indexKind.fileName}${ending}`), { force: true })
  }
}

/** Brings an open index up; false where it is of an older form or of another library. */
const isUsable = (db: Connection, library: LibraryReader): boolean => {
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version !== 0 && version !== indexKind.version) return false
  createIndex(db)
  if (isEmpty(db)) setMadeFrom(db, library.identity())
  return fits(db, library)
}

const openUsable = (dataDir: string, library: LibraryReader): Connection | null => {
  const db = openForWriting(dataDir, indexKind)
  try {
    if (isUsable(db, library)) return db
  } catch (thrown) {
    db.close()
    throw asStoreError(thrown, indexKind)
  }
  db.close()
  return null
}

/**
 * Opens the index of a library for writing. One of an older form, or made from another library,
 * is removed and begun anew; a damaged one is kept aside under another name, which is told.
 */
export const openIndex = (
  dataDir: string,
  library: LibraryReader,
  onKept: (file: string) => void = () => undefined,
): Connection => {
  try {
    const db = openUsable(dataDir, library)
    if (db) return db
    removeIndex(dataDir)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'store_damaged') throw thrown
    onKept(keepAside(dataDir, indexKind))
  }
  const made = openUsable(dataDir, library)
  // A fresh index fits every library that says the same twice.
  if (!made) throw new AppError('store_damaged', `${libraryKind.fileName} is damaged.`)
  return made
}
