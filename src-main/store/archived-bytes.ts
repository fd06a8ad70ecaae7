import { AppError } from '#schema/errors.ts'
import { intactBytes } from './intact-chunk.ts'
import type { Generation } from './library.ts'
import type { LibraryReader } from './library-reader.ts'

/** A stretch of a generation, and where to go on; null at its end. */
export interface ArchivedBytes {
  readonly bytes: Buffer
  readonly next: number | null
}

const damaged = (generation: Generation, from: number, to: number | null): AppError => {
  const stretch = to === null ? `from byte ${from} on` : `from byte ${from} to ${to}`
  return new AppError(
    'store_damaged',
    `The archive is damaged: generation ${generation.number} has no intact chunk ${stretch}.`,
  )
}

/**
 * About a chunk of a generation from a byte on, checked. It may grow between two readings: a chunk
 * that has taken in more lines is read on from within. Throws `store_damaged` with the bytes that
 * are lost; the bytes behind the last newline have no checksum of their own.
 */
export const readArchived = (
  library: LibraryReader,
  generation: Generation,
  from: number,
): ArchivedBytes => {
  const { id, cursor, tail } = generation
  if (from >= cursor) return { bytes: tail.subarray(from - cursor), next: null }
  const chunk = library.chunkBefore(id, from)
  const end = chunk ? chunk.start + chunk.length : 0
  if (!chunk || end <= from) throw damaged(generation, from, null)
  const bytes = intactBytes(chunk)
  if (!bytes) throw damaged(generation, chunk.start, end)
  const isLast = end >= cursor && tail.length === 0
  return { bytes: bytes.subarray(from - chunk.start), next: isLast ? null : end }
}
