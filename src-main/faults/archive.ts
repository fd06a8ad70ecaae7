import { createHash } from 'node:crypto'
import path from 'node:path'
import Database from 'better-sqlite3'
import { unpack } from '#main/store/codec.ts'
import { LibraryReader } from '#main/store/library-reader.ts'

interface ChunkRow {
  readonly start: number
  readonly length: number
  readonly codec: string
  readonly sha256: Buffer
  readonly data: Buffer
}

const contentOf = (row: ChunkRow): string => {
  try {
    const bytes = unpack(row.codec, row.data, row.length)
    const sha256 = createHash('sha256').update(bytes).digest()
    const isWhole = bytes.length === row.length && sha256.equals(row.sha256)
    return isWhole ? `${row.start} ${sha256.toString('hex')}` : 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Every chunk of a library by place and hash; `damaged` for one that is not what its hash says. */
export const archiveOf = (dataDir: string): readonly string[] => {
  const db = new Database(path.join(dataDir, 'library.db'), { readonly: true })
  try {
    return db
      .prepare<[], ChunkRow>('select * from chunk order by generation_id, start')
      .all()
      .map(contentOf)
  } catch {
    return ['damaged']
  } finally {
    db.close()
  }
}

interface LifeRow {
  readonly path: string
  readonly id: number
  readonly cursor: number
  readonly tail: Buffer
}

/** All bytes that are archived, by path: one entry for each life of a file's content. */
export const livesOf = (dataDir: string): ReadonlyMap<string, readonly Buffer[]> => {
  const db = new Database(path.join(dataDir, 'library.db'), { readonly: true })
  const reader = LibraryReader.open(dataDir)
  const lives = new Map<string, Buffer[]>()
  try {
    const rows = db
      .prepare<[], LifeRow>(
        `select f.path, g.id, g.cursor, g.tail from generation g
         join source_file f on f.id = g.file_id order by g.id`,
      )
      .all()
    for (const { path: at, id, cursor, tail } of rows) {
      lives.set(at, [...(lives.get(at) ?? []), Buffer.concat([reader.read(id, 0, cursor), tail])])
    }
    return lives
  } finally {
    reader.close()
    db.close()
  }
}
