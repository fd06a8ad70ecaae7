import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '#schema/errors.ts'
import type { LostLibrary } from '#schema/ingest.ts'
import { indexKind } from './index-schema.ts'
import { keepAside } from './keep-aside.ts'
import { Library } from './library.ts'
import { libraryKind } from './library-schema.ts'
import { assertOurs, openForReading } from './open-database.ts'
import { sizeOf } from './size-of.ts'

/** Whom to tell of what is out of the way, and of what went with a library. */
export interface LibraryTrouble {
  /** A damaged database is kept under this path. */
  readonly onKept: (file: string) => void
  readonly onLost: (lost: LostLibrary) => void
}

/** What an index knew, and how much of that no transcript holds any more; null where it is unreadable. */
const lookInto = (index: string): Pick<LostLibrary, 'sessions' | 'gone'> | null => {
  try {
    const db = new Database(index, { readonly: true })
    try {
      const files = db
        .prepare<[], { id: number; path: string }>(
          'select s.id, f.path from session s join file f on f.session_id = s.id',
        )
        .all()
      const sessions = Map.groupBy(files, ({ id }) => id)
      const isGone = (own: readonly { path: string }[]): boolean =>
        own.every(({ path }) => !existsSync(path))
      return { sessions: sessions.size, gone: [...sessions.values()].filter(isGone).length }
    } finally {
      db.close()
    }
  } catch {
    return null
  }
}

/** Throws where another program, or a newer version of this one, made the index: it is not moved. */
const assertOurIndex = (dataDir: string): void => {
  if (!sizeOf(dataDir, indexKind)) return
  try {
    const db = openForReading(dataDir, indexKind)
    try {
      assertOurs(db, indexKind)
    } finally {
      db.close()
    }
  } catch (thrown) {
    // What cannot be read at all is nobody's any more.
    if (thrown instanceof AppError) throw thrown
  }
}

/** Without its library an index would be taken for one of another library, and be removed. */
const keepIndex = (dataDir: string): LostLibrary | null => {
  if (!sizeOf(dataDir, indexKind)) return null
  const file = keepAside(dataDir, indexKind, 'orphaned')
  return { file, ...(lookInto(file) ?? { sessions: null, gone: null }) }
}

/**
 * Opens the library for writing. One that is damaged is kept aside under another name, which is
 * told, and a new one is begun: what transcripts still hold is read again, and the file that was
 * kept is never written to. So it is with one that is gone; what its index knew is kept and told.
 */
export const openLibrary = (dataDir: string, { onKept, onLost }: LibraryTrouble): Library => {
  try {
    return Library.open(dataDir)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'store_damaged') throw thrown
    assertOurIndex(dataDir)
    const isThere = sizeOf(dataDir, libraryKind) !== null
    const kept = keepAside(dataDir, libraryKind)
    if (isThere) onKept(kept)
    const lost = keepIndex(dataDir)
    if (lost) onLost(lost)
    return Library.open(dataDir)
  }
}
