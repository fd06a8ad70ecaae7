import { renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import { createIndex, indexKind } from './index-schema.ts'
import { indexedFiles } from './indexed-files.ts'
import type { LibraryReader } from './library.ts'
import { asStoreError, type Connection, openForWriting } from './open-database.ts'

/** Row of `meta` that names the library the index was made from. */
const libraryKey = 'library.id'

/**
 * Whether an index was made from this library and is not ahead of it: a library that was lost,
 * or put back from a copy, gives other files the same numbers.
 */
const fits = (db: Connection, library: LibraryReader): boolean => {
  const made = db.prepare('select value from meta where key = ?').pluck().get(libraryKey)
  if (made !== library.identity()) return false
  const generations = library.newestGenerations()
  return [...indexedFiles(db).values()].every(({ id, generationId, indexedBytes }) => {
    const newest = generations.get(id)
    if (!newest || generationId > newest.id) return false
    return generationId < newest.id || indexedBytes <= newest.cursor
  })
}

const isEmpty = (db: Connection): boolean =>
  db.prepare('select 1 from file limit 1').get() === undefined

/** Moves the index out of the way under a suffix, or removes it: the library can make it again. */
const setAside = (dataDir: string, suffix: string | null): void => {
  for (const ending of ['', '-wal', '-shm']) {
    const file = path.join(dataDir, `${indexKind.fileName}${ending}`)
    try {
      if (suffix) renameSync(file, `${file}.${suffix}`)
      else rmSync(file, { force: true })
    } catch {
      // The log files need not be there.
    }
  }
}

const openAsItIs = (dataDir: string): Connection => {
  try {
    return openForWriting(dataDir, indexKind)
  } catch (thrown) {
    const error = asStoreError(thrown, indexKind)
    if (!(error instanceof AppError) || error.code !== 'store_damaged') throw error
    setAside(dataDir, `damaged-${Date.now()}`)
    return openForWriting(dataDir, indexKind)
  }
}

/**
 * Opens the index of a library for writing. One of an older form, or made from another library,
 * is removed and begun anew; a damaged one is kept aside under another name.
 */
export const openIndex = (dataDir: string, library: LibraryReader): Connection => {
  const db = openAsItIs(dataDir)
  const version = Number(db.pragma('user_version', { simple: true }))
  const isOld = version !== 0 && version !== indexKind.version
  if (!isOld) {
    createIndex(db)
    if (isEmpty(db)) {
      db.prepare('insert or replace into meta (key, value) values (?, ?)').run(
        libraryKey,
        library.identity(),
      )
    }
    if (fits(db, library)) return db
  }
  db.close()
  setAside(dataDir, null)
  return openIndex(dataDir, library)
}
