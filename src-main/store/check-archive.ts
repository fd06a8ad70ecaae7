import { createHash } from 'node:crypto'
import type { Check } from '#schema/doctor.ts'
import { openForLooking } from './check-database.ts'
import { unpack } from './codec.ts'
import { libraryKind } from './library-schema.ts'
import { type Finding, findingOf, runCheck } from './run-check.ts'

/** A piece of the archive that does not give back what was put into it. */
export interface DamagedChunk {
  readonly path: string
  readonly generationId: number
  readonly start: number
  readonly length: number
  readonly sha256: Buffer
}

interface ChunkRow extends DamagedChunk {
  readonly codec: string
  readonly data: Buffer
}

interface GenerationRow {
  readonly id: number
  readonly path: string
  readonly cursor: number
}

/** What {@link checkArchive} found. */
export interface ArchiveFindings {
  readonly checks: Check[]
  readonly damaged: DamagedChunk[]
}

const isWhole = ({ codec, data, length, sha256 }: ChunkRow): boolean => {
  try {
    const bytes = unpack(codec, data, length)
    return bytes.length === length && createHash('sha256').update(bytes).digest().equals(sha256)
  } catch {
    // Packed bytes that were turned over mostly do not unpack at all.
    return false
  }
}

const lookAtBytes = (dataDir: string, damaged: DamagedChunk[]): Finding => {
  const db = openForLooking(dataDir, libraryKind)
  try {
    const rows = db
      .prepare<[], ChunkRow>(
        `select f.path, c.generation_id as generationId, c.start, c.length, c.codec, c.sha256, c.data
         from chunk c join generation g on g.id = c.generation_id
         join source_file f on f.id = g.file_id order by c.generation_id, c.start`,
      )
      .iterate()
    let chunks = 0
    for (const row of rows) {
      chunks += 1
      if (isWhole(row)) continue
      const { path, generationId, start, length, sha256 } = row
      damaged.push({ path, generationId, start, length, sha256 })
    }
    const wrong = damaged.map(({ path, start }) => `${path} at byte ${start}`)
    return findingOf(chunks, 'archived pieces give back the bytes of their checksum', wrong)
  } finally {
    db.close()
  }
}

/** Where the pieces of a generation do not follow each other from its first byte to its cursor. */
const lookAtOrder = (dataDir: string): Finding => {
  const db = openForLooking(dataDir, libraryKind)
  try {
    const generations = db
      .prepare<[], GenerationRow>(
        `select g.id, f.path, g.cursor from generation g join source_file f on f.id = g.file_id`,
      )
      .all()
    const chunksOf = db.prepare<[number], { start: number; length: number }>(
      'select start, length from chunk where generation_id = ? order by start',
    )
    const wrong = generations.flatMap(({ id, path, cursor }) => {
      let reached = 0
      for (const { start, length } of chunksOf.iterate(id)) {
        if (start !== reached) break
        reached += length
      }
      return reached === cursor ? [] : [`${path} breaks off at byte ${reached} of ${cursor}`]
    })
    return findingOf(generations.length, 'archived files are without a gap', wrong)
  } finally {
    db.close()
  }
}

/** Looks at every byte of the archive. */
export const checkArchive = (dataDir: string): ArchiveFindings => {
  const damaged: DamagedChunk[] = []
  const checks = [
    runCheck('archive checksums', libraryKind, () => lookAtBytes(dataDir, damaged)),
    runCheck('archive continuity', libraryKind, () => lookAtOrder(dataDir)),
  ]
  return { checks, damaged }
}
