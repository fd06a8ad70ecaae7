import { indexedFiles } from './indexed-files.ts'
import type { LibraryReader } from './library-reader.ts'
import { madeFrom } from './made-from.ts'
import type { Connection } from './open-database.ts'

/**
 * Whether an index was made from this library and is not ahead of it: a library that was lost,
 * or put back from a copy, gives other files the same numbers.
 */
export const fits = (db: Connection, library: LibraryReader): boolean => {
  if (madeFrom(db) !== library.identity()) return false
  const generations = library.newestGenerations()
  return [...indexedFiles(db).values()].every(({ id, generationId, indexedBytes }) => {
    const newest = generations.get(id)
    if (!newest || generationId > newest.id) return false
    return generationId < newest.id || indexedBytes <= newest.cursor
  })
}
