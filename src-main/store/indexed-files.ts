import type { Connection } from './open-database.ts'

/** How far the index knows a file. */
export interface IndexedFile {
  readonly id: number
  readonly generationId: number
  readonly indexedBytes: number
  /** Bytes behind its last newline that were looked at: a last line may be whole without one. */
  readonly tailBytes: number
  /** When it was found to be gone at its source, in UTC ms; null while it is there. */
  readonly deletedAt: number | null
}

/** Every file of the index, by its id, in one look: a pass asks about all of them. */
export const indexedFiles = (db: Connection): ReadonlyMap<number, IndexedFile> => {
  const rows = db
    .prepare<[], IndexedFile>(
      `select id, generation_id as generationId, indexed_bytes as indexedBytes,
         tail_bytes as tailBytes, deleted_at as deletedAt from file`,
    )
    .all()
  return new Map(rows.map((row) => [row.id, row]))
}
