import { createIndex, indexKind } from './index-schema.ts'
import { indexedFiles } from './indexed-files.ts'
import type { LibraryReader } from './library.ts'
import type { Connection } from './open-database.ts'
import { madeFrom, openOrSetAside, setAside, setMadeFrom } from './rebuildable.ts'

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

/**
 * Opens the index of a library for writing. One of an older form, or made from another library,
 * is removed and begun anew; a damaged one is kept aside under another name.
 */
export const openIndex = (dataDir: string, library: LibraryReader): Connection => {
  const db = openOrSetAside(dataDir, indexKind)
  const version = Number(db.pragma('user_version', { simple: true }))
  const isOld = version !== 0 && version !== indexKind.version
  if (!isOld) {
    createIndex(db)
    if (isEmpty(db)) setMadeFrom(db, library.identity())
    if (fits(db, library)) return db
  }
  db.close()
  setAside(dataDir, indexKind, null)
  return openIndex(dataDir, library)
}
