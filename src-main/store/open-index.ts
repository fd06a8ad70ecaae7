import { rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import { fits } from './index-fits.ts'
import { createIndex, indexKind } from './index-schema.ts'
import { keepAside } from './keep-aside.ts'
import type { LibraryReader } from './library-reader.ts'
import { libraryKind } from './library-schema.ts'
import { setMadeFrom } from './made-from.ts'
import { asStoreError, type Connection, openForWriting } from './open-database.ts'

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
