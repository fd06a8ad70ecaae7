import { fits } from './index-fits.ts'
import { indexKind } from './index-schema.ts'
import { LibraryReader } from './library-reader.ts'
import { libraryKind } from './library-schema.ts'
import { assertOurs, type Connection, type DatabaseKind, openForReading } from './open-database.ts'

const isOfThisForm = (db: Connection, kind: DatabaseKind): boolean => {
  assertOurs(db, kind)
  return Number(db.pragma('user_version', { simple: true })) === kind.version
}

const isFilled = (db: Connection): boolean =>
  db.prepare('select 1 from file limit 1').get() !== undefined

/**
 * Hands over the library of a data folder whose two databases can answer as they lie: both of this
 * program's form, the index made from this library, not ahead of it and not empty. Null where the
 * writer must make or mend something first, whatever it is. Nothing is written.
 */
export const withStanding = <T>(dataDir: string, read: (library: LibraryReader) => T): T | null => {
  const opened: Connection[] = []
  const open = (kind: DatabaseKind): Connection => {
    const db = openForReading(dataDir, kind)
    opened.push(db)
    return db
  }
  try {
    const [index, archive] = [open(indexKind), open(libraryKind)]
    if (!isOfThisForm(index, indexKind) || !isOfThisForm(archive, libraryKind)) return null
    const library = new LibraryReader(archive)
    return isFilled(index) && fits(index, library) ? read(library) : null
  } catch {
    return null
  } finally {
    for (const db of opened) db.close()
  }
}
