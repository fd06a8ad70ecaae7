import { isIntact, type StoredChunk } from './intact-chunk.ts'
import { asStoreError, type Connection } from './open-database.ts'

type ChunkFacts = Pick<StoredChunk, 'start' | 'length' | 'sha256'>

/** A stretch of a generation as a walk met it. */
export interface MetStretch {
  readonly start: number
  /** Where the walk goes on. */
  readonly next: number
  readonly isWhole: boolean
  /** What is known of a damaged piece; null where not even its row can be read. */
  readonly chunk: ChunkFacts | null
}

/** Behind a page that cannot be read, rows are looked for at distances of so many bytes. */
const probeBytes = 16 * 1024

/**
 * Goes from piece to piece of the archive, over what cannot be read as well: answers the first
 * stretch of a generation from an offset on, null behind the last one.
 */
export const createChunkWalk = (db: Connection) => {
  const from = 'from chunk where generation_id = ? and start >= ? order by start limit 1'
  const whole = db.prepare<[number, number], StoredChunk>(`select * ${from}`)
  const facts = db.prepare<[number, number], ChunkFacts>(`select start, length, sha256 ${from}`)

  /** The row, or undefined behind the last; null where a page on the way to it is malformed. */
  const read = <T>(statement: { get: (id: number, from: number) => T }, id: number, at: number) => {
    try {
      return statement.get(id, at)
    } catch (thrown) {
      if (asStoreError(thrown) === thrown) throw thrown
      return null
    }
  }

  const behind = (id: number, at: number, end: number): number => {
    for (let probe = at + probeBytes; probe < end; probe += probeBytes) {
      const row = read(facts, id, probe)
      if (row !== null) return row?.start ?? end
    }
    return end
  }

  return (id: number, at: number, end: number): MetStretch | null => {
    const row = read(whole, id, at)
    if (row === undefined) return null
    if (row && isIntact(row))
      return { start: row.start, next: row.start + 1, isWhole: true, chunk: row }
    // Its bytes lie on pages of their own, so that the row may be known although they are lost.
    const chunk = row ?? read(facts, id, at) ?? null
    return chunk
      ? { start: chunk.start, next: chunk.start + 1, isWhole: false, chunk }
      : { start: at, next: behind(id, at, end), isWhole: false, chunk: null }
  }
}
