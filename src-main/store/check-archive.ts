import type { Check } from '#schema/doctor.ts'
import { openForLooking } from './check-database.ts'
import { createChunkWalk } from './chunk-walk.ts'
import { libraryKind } from './library-schema.ts'
import { asStoreError } from './open-database.ts'
import { type Finding, findingOf, runCheck } from './run-check.ts'

/** A piece of the archive that does not give back what was put into it. */
export interface DamagedChunk {
  readonly path: string
  readonly generationId: number
  readonly start: number
  readonly length: number
  readonly sha256: Buffer
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

const selectGenerations = `
  select g.id, f.path, g.cursor from generation g join source_file f on f.id = g.file_id
  order by g.id`

const lookAtBytes = (dataDir: string, damaged: DamagedChunk[]): Finding => {
  const db = openForLooking(dataDir, libraryKind)
  try {
    const nextChunk = createChunkWalk(db)
    const wrong: string[] = []
    let chunks = 0
    for (const { id, path, cursor } of db.prepare<[], GenerationRow>(selectGenerations).all()) {
      for (let from = 0; from < cursor; ) {
        const met = nextChunk(id, from, cursor)
        if (!met) break
        chunks += 1
        from = met.next
        if (met.isWhole) continue
        wrong.push(`${path} at byte ${met.start}`)
        if (met.chunk) {
          const { start, length, sha256 } = met.chunk
          damaged.push({ path, generationId: id, start, length, sha256 })
        }
      }
    }
    return findingOf(chunks, 'archived pieces give back the bytes of their checksum', wrong)
  } finally {
    db.close()
  }
}

/** How far the pieces of a generation follow each other, to the first that cannot be read. */
const reachedBy = (
  chunksOf: { iterate: (id: number) => Iterable<{ start: number; length: number }> },
  id: number,
): number => {
  let reached = 0
  try {
    for (const { start, length } of chunksOf.iterate(id)) {
      if (start !== reached) break
      reached += length
    }
  } catch (thrown) {
    if (asStoreError(thrown) === thrown) throw thrown
  }
  return reached
}

/** Where the pieces of a generation do not follow each other from its first byte to its cursor. */
const lookAtOrder = (dataDir: string): Finding => {
  const db = openForLooking(dataDir, libraryKind)
  try {
    const generations = db.prepare<[], GenerationRow>(selectGenerations).all()
    const chunksOf = db.prepare<[number], { start: number; length: number }>(
      'select start, length from chunk where generation_id = ? order by start',
    )
    const wrong = generations.flatMap(({ id, path, cursor }) => {
      const reached = reachedBy(chunksOf, id)
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
