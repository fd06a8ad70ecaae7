import { AppError } from '#schema/errors.ts'
import { indexKind } from './index-schema.ts'
import { libraryKind } from './library-schema.ts'
import { sizeOf } from './size-of.ts'

/** SQLite takes a file of less than a page for an empty one; ours has this size of page. */
const leastBytes = 8192

/**
 * A library that is gone or emptied must not pass for a first run where an index tells of what was
 * archived: throws `store_damaged`, and nothing is written.
 */
export const refuseEmptied = (dataDir: string): void => {
  const size = sizeOf(dataDir, libraryKind)
  if (size !== null && size >= leastBytes) return
  if (!sizeOf(dataDir, indexKind)) return
  throw new AppError(
    'store_damaged',
    `${libraryKind.fileName} is ${size === null ? 'gone' : 'empty'}, but it was not; put back a copy of it, or move ${indexKind.fileName} away to begin anew.`,
  )
}
