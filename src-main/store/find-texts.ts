import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Connection, openForReading } from './open-database.ts'
import { searchKind, shardCount } from './search-schema.ts'

/** Where a record stands that holds what was looked for. */
export interface FoundText {
  readonly fileId: number
  readonly byteOffset: number
}

/** More terms, or longer ones, take long and mean nothing. */
const mostTerms = 32
const mostLetters = 256

/**
 * What a person typed as a question to the full text: every word quoted, so that none of it is
 * taken for its language; all words must be there. Null where there is no word.
 */
export const matchOf = (typed: string): string | null => {
  const words = typed.slice(0, mostLetters).replaceAll('\0', ' ').toWellFormed().split(/\s+/)
  const terms = words.filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, mostTerms)
  return terms.length === 0 ? null : terms.map((one) => `"${one.replaceAll('"', '""')}"`).join(' ')
}

const newestFirst = `
  select d.id, d.file_id as fileId, d.byte_offset as byteOffset
  from text join doc d on d.id = text.rowid where text match ? order by text.rowid desc limit ?`

/** Finds words in the full text over connections that cannot write. */
export class TextFinder {
  private readonly parts: readonly Connection[]

  /** Opens what there is of the full text; a part that is not there yet holds nothing. */
  constructor(dataDir: string) {
    this.parts = Array.from({ length: shardCount }, (_, shard) => searchKind(shard))
      .filter(({ fileName }) => existsSync(path.join(dataDir, fileName)))
      .map((kind) => openForReading(dataDir, kind))
  }

  /** The newest records that hold all words of a text. Total: any text is a question. */
  newest(typed: string, limit: number): FoundText[] {
    const match = matchOf(typed)
    if (match === null) return []
    return this.parts
      .flatMap((db) =>
        db.prepare<[string, number], FoundText & { id: number }>(newestFirst).all(match, limit),
      )
      .sort((a, b) => b.id - a.id)
      .slice(0, limit)
      .map(({ fileId, byteOffset }) => ({ fileId, byteOffset }))
  }

  close(): void {
    for (const db of this.parts) db.close()
  }
}
