import { createHash } from 'node:crypto'
import type { DamagedChunk } from './check-archive.ts'
import { pack } from './codec.ts'
import { libraryKind } from './library-schema.ts'
import { openForWriting } from './open-database.ts'

/** Gives the bytes that stand in a transcript now, or null where they cannot be read. */
export type ReadSource = (path: string, start: number, length: number) => Buffer | null

/**
 * Packs damaged pieces anew from their transcripts, where the bytes there are those of the
 * checksum; anything else stays as it is. Answers the pieces that are whole again.
 */
export const repairArchive = (
  dataDir: string,
  damaged: readonly DamagedChunk[],
  read: ReadSource,
): DamagedChunk[] => {
  const db = openForWriting(dataDir, libraryKind)
  try {
    const put = db.prepare(
      'update chunk set codec = ?, data = ? where generation_id = ? and start = ? and sha256 = ?',
    )
    return damaged.filter(({ path, generationId, start, length, sha256 }) => {
      const bytes = read(path, start, length)
      if (!bytes || !createHash('sha256').update(bytes).digest().equals(sha256)) return false
      const { codec, data } = pack(bytes)
      return put.run(codec, data, generationId, start, sha256).changes === 1
    })
  } finally {
    db.close()
  }
}
