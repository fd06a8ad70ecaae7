import { statSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '#schema/errors.ts'
import { indexKind } from './index-schema.ts'
import { libraryKind } from './library-schema.ts'

const sizeOf = (file: string): number | null => {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats ? stats.size : null
}

/** SQLite takes a file of less than a page for an empty one; ours has this size of page. */
const leastBytes = 8192

/**
 * Such a file must not pass for a first run where an index tells of what was archived: throws
 * `store_damaged`, and nothing is written.
 */
export const refuseEmptied = (dataDir: string): void => {
  const size = sizeOf(path.join(dataDir, libraryKind.fileName))
  if (size === null || size >= leastBytes) return
  if (!sizeOf(path.join(dataDir, indexKind.fileName))) return
  throw new AppError(
    'store_damaged',
    `${libraryKind.fileName} is empty, but it was not; put back a copy of it, or move it away to begin anew.`,
  )
}
