import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { DamagedChunkError } from '#main/store/codec.ts'
import type { FileStamp, Generation } from '#main/store/library.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import { isOtherFile, toStamp } from './file-stamp.ts'

/** A file opened for reading, with where to go on in it. */
export interface OpenFile {
  readonly handle: FileHandle
  readonly stamp: FileStamp
  /** What is known still stands at the start of the file; false begins a new generation. */
  readonly continues: boolean
}

/** Bytes that are compared at a time. */
const sliceBytes = 4 * 1024 * 1024

const guardBytes = 4096

/**
 * Opens a regular file without following a link put in its place, and tells its state. Never for
 * writing. Throws as the system does, `EISDIR` for what is no file.
 */
export const openRegular = async (
  file: string,
): Promise<{ readonly handle: FileHandle; readonly stamp: FileStamp }> => {
  const noFollow = constants.O_NOFOLLOW ?? 0
  const noBlock = constants.O_NONBLOCK ?? 0
  const handle = await open(file, constants.O_RDONLY | noFollow | noBlock)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
    return { handle, stamp: toStamp(stats) }
  } catch (thrown) {
    await handle.close()
    throw thrown
  }
}

/** Opens a transcript by {@link openRegular}, and says where to go on in it. */
export const openTranscript = async (
  file: string,
  library: LibraryReader,
  known: Generation | null,
): Promise<OpenFile> => {
  const { handle, stamp } = await openRegular(file)
  try {
    return {
      handle,
      stamp,
      continues: known !== null && (await isSame(handle, stamp, library, known)),
    }
  } catch (thrown) {
    await handle.close()
    throw thrown
  }
}

/** Bytes from a place on: fewer where the file ends before. */
export const readAt = async (handle: FileHandle, from: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, from + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

/**
 * Whether bytes of a file are those that are archived of it. Bytes of a damaged chunk are not: the
 * file begins another life, and what it still holds is archived anew.
 */
export const isArchived = (
  bytes: Buffer,
  library: LibraryReader,
  generationId: number,
  from: number,
): boolean => {
  try {
    return bytes.equals(library.read(generationId, from, from + bytes.length))
  } catch (thrown) {
    if (thrown instanceof DamagedChunkError) return false
    throw thrown
  }
}

const sameRange = async (
  handle: FileHandle,
  library: LibraryReader,
  known: Generation,
  from: number,
  to: number,
): Promise<boolean> => {
  if (to <= from) return true
  const there = await readAt(handle, from, to - from)
  return there.length === to - from && isArchived(there, library, known.id, from)
}

/**
 * Whether the file still begins with what is archived. A longer file is checked at its head and
 * before the cursor; one that did not grow, or another file in its place, is compared whole.
 */
const isSame = async (
  handle: FileHandle,
  stamp: FileStamp,
  library: LibraryReader,
  known: Generation,
): Promise<boolean> => {
  const { cursor, tail } = known
  const isReplaced = isOtherFile(stamp, known)
  if (stamp.size < cursor + tail.length) return false
  if (stamp.size > cursor + tail.length && !isReplaced) {
    const head = Math.min(guardBytes, cursor)
    return (
      (await sameRange(handle, library, known, 0, head)) &&
      (await sameRange(handle, library, known, Math.max(head, cursor - guardBytes), cursor)) &&
      (await readAt(handle, cursor, tail.length)).equals(tail)
    )
  }
  for (let from = 0; from < cursor; from += sliceBytes) {
    const to = Math.min(cursor, from + sliceBytes)
    if (!(await sameRange(handle, library, known, from, to))) return false
  }
  // A line begun and never ended is archived too: another in its place is another file.
  return (await readAt(handle, cursor, tail.length)).equals(tail)
}
