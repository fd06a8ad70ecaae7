import type { FileStamp, Generation, Library, SidecarIdentity } from '#main/store/library.ts'
import { isArchived, openRegular, readAt } from './read-file.ts'

/** Bytes of a sidecar still to be archived, and what they continue. */
export interface SidecarPiece {
  readonly identity: SidecarIdentity
  readonly stamp: FileStamp
  /** The newest generation when the file was opened. */
  readonly known: Generation | null
  /** Whether that generation still stands at the start of the file. */
  readonly continues: boolean
  readonly start: number
  readonly bytes: Buffer
  readonly isLast: boolean
}

const pieceBytes = 4 * 1024 * 1024

type Handle = Awaited<ReturnType<typeof openRegular>>['handle']

/** Compared whole: these files are small, and nobody promises that they are only appended to. */
const beginsWith = async (
  handle: Handle,
  size: number,
  library: Library,
  { id, cursor }: Generation,
): Promise<boolean> => {
  if (size < cursor) return false
  for (let from = 0; from < cursor; from += pieceBytes) {
    const to = Math.min(cursor, from + pieceBytes)
    const bytes = await readAt(handle, from, to - from)
    if (bytes.length < to - from || !isArchived(bytes, library, id, from)) return false
  }
  return true
}

/** What is new of a sidecar, in pieces; the last one may be empty. Throws as the system does. */
export async function* readSidecar(
  library: Library,
  identity: SidecarIdentity,
  known: Generation | null,
): AsyncGenerator<SidecarPiece> {
  const { handle, stamp } = await openRegular(identity.path)
  try {
    const continues = known !== null && (await beginsWith(handle, stamp.size, library, known))
    let start = continues ? known.cursor : 0
    for (;;) {
      const bytes = await readAt(handle, start, Math.min(pieceBytes, stamp.size - start))
      // A file that shrinks under our eyes ends where it ends; the next look finds it changed.
      const isLast = bytes.length === 0 || start + bytes.length >= stamp.size
      yield { identity, stamp, known, continues, start, bytes, isLast }
      if (isLast) return
      start += bytes.length
    }
  } finally {
    await handle.close()
  }
}

const noTail = Buffer.alloc(0)

/**
 * Puts a piece into the archive, inside a transaction. Nothing is added where another process
 * archived the same bytes in the meantime.
 */
export const archivePiece = (library: Library, piece: SidecarPiece, now: number): void => {
  const { identity, stamp, known, continues, start, bytes, isLast } = piece
  const file = library.archivedAt(identity.path)
  const isThere = file?.kind === 'sidecar' && file.deletedAt === null
  const id = isThere ? file.id : library.addSidecar(identity, now)
  const current = library.generation(id)
  const begins = !continues && start === 0
  if (begins && (current?.number ?? 0) !== (known?.number ?? 0)) return
  const generation = begins ? library.addGeneration(id, stamp, now) : current
  if (generation?.cursor !== start) return
  const reached = isLast ? stamp : { ...stamp, size: start + bytes.length }
  library.append(generation, bytes, noTail, reached)
}
