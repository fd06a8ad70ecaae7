import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import { indexKind } from './index-schema.ts'
import { keepAside } from './keep-aside.ts'
import { Library } from './library.ts'
import { libraryKind } from './library-schema.ts'

const sizeOf = (dataDir: string, fileName: string): number | null => {
  const file = path.join(dataDir, fileName)
  return existsSync(file) ? statSync(file).size : null
}

/** SQLite takes a file of no length for a new database; beside an index it is one that was lost. */
const wasEmptied = (dataDir: string): boolean =>
  sizeOf(dataDir, libraryKind.fileName) === 0 && (sizeOf(dataDir, indexKind.fileName) ?? 0) > 0

/**
 * Opens the library for writing. One that is damaged is kept aside under another name, which is
 * told, and a new one is begun: what transcripts still hold is read again, and the file that was
 * kept is never written to.
 */
export const openLibrary = (dataDir: string, onKept: (file: string) => void): Library => {
  if (wasEmptied(dataDir)) onKept(keepAside(dataDir, libraryKind))
  try {
    return Library.open(dataDir)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'store_damaged') throw thrown
    onKept(keepAside(dataDir, libraryKind))
    return Library.open(dataDir)
  }
}
