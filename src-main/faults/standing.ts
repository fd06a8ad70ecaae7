import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { LibraryReader } from '#main/store/library-reader.ts'

/** What a look at a store from outside found; no violations is what every fault must leave. */
export interface Standing {
  readonly violations: string[]
  /** Bytes that the library holds of all newest generations. */
  readonly archivedBytes: number
  /** Rows of messages in the index. */
  readonly messages: number
}

/** Opens one of the databases as it lies there; null where its tables were not made yet. */
const look = (dataDir: string, name: string): Database.Database | null => {
  const file = path.join(dataDir, name)
  if (!existsSync(file) || statSync(file).size === 0) return null
  const db = new Database(file, { readonly: true, timeout: 15_000 })
  if (db.prepare('select 1 from sqlite_master').get() !== undefined) return db
  db.close()
  return null
}

const checkDatabase = (name: string, db: Database.Database): string[] => {
  const integrity = db.pragma('integrity_check', { simple: true })
  const keys = db.pragma('foreign_key_check') as unknown[]
  return [
    ...(integrity === 'ok' ? [] : [`${name}: integrity_check says ${integrity}`]),
    ...(keys.length === 0 ? [] : [`${name}: ${keys.length} rows refer to nothing`]),
  ]
}

/** Archived chunks of each generation must join without a gap and end at its cursor. */
const checkChunks = (library: Database.Database): string[] =>
  library
    .prepare<[], { id: number; cursor: number; bytes: number; ends: number; joins: number }>(
      `select g.id, g.cursor, coalesce(sum(c.length), 0) as bytes,
         coalesce(max(c.start + c.length), 0) as ends,
         sum(c.start > 0 and not exists (select 1 from chunk p
           where p.generation_id = c.generation_id and p.start + p.length = c.start)) as joins
       from generation g left join chunk c on c.generation_id = g.id group by g.id`,
    )
    .all()
    .filter((row) => row.bytes !== row.cursor || row.ends !== row.cursor || row.joins > 0)
    .map((row) => `generation ${row.id}: ${row.bytes} bytes up to ${row.ends} of ${row.cursor}`)

interface IndexedRow {
  readonly path: string
  readonly generation_id: number
  readonly indexed_bytes: number
}

/** The index knows no byte that the library does not hold. */
const checkOrder = (library: Database.Database, index: Database.Database): string[] => {
  const cursorOf = library.prepare<[number], number>('select cursor from generation where id = ?')
  return index
    .prepare<[], IndexedRow>('select path, generation_id, indexed_bytes from file')
    .all()
    .filter((row) => !(row.indexed_bytes <= (cursorOf.pluck().get(row.generation_id) ?? -1)))
    .map((row) => `${row.path}: the index is ahead of the library at ${row.indexed_bytes}`)
}

/** What is archived must be what the files begin with: these files only ever grew. */
const checkBytes = (dataDir: string): { violations: string[]; archivedBytes: number } => {
  const reader = LibraryReader.open(dataDir)
  const violations: string[] = []
  let archivedBytes = 0
  try {
    for (const file of reader.files()) {
      const generation = reader.generation(file.id)
      if (!generation) continue
      const lines = reader.read(generation.id, 0, generation.cursor)
      const archived = Buffer.concat([lines, generation.tail])
      archivedBytes += archived.length
      const source = readFileSync(file.path)
      const isPrefix = source.subarray(0, archived.length).equals(archived)
      if (!isPrefix) violations.push(`${file.path}: ${archived.length} archived bytes are not its`)
      if (generation.number !== 1) violations.push(`${file.path}: it began anew`)
    }
  } finally {
    reader.close()
  }
  return { violations, archivedBytes }
}

/**
 * Looks at a store whose program just ended, in whatever way. Throws what SQLite throws where a
 * database cannot even be read.
 */
export const inspectStore = (dataDir: string): Standing => {
  const library = look(dataDir, 'library.db')
  if (!library) return { violations: [], archivedBytes: 0, messages: 0 }
  const index = look(dataDir, 'index.db')
  try {
    const bytes = checkBytes(dataDir)
    return {
      violations: [
        ...checkDatabase('library', library),
        ...checkChunks(library),
        ...bytes.violations,
        ...(index ? [...checkDatabase('index', index), ...checkOrder(library, index)] : []),
      ],
      archivedBytes: bytes.archivedBytes,
      messages: Number(index?.prepare('select count(*) from message').pluck().get() ?? 0),
    }
  } finally {
    library.close()
    index?.close()
  }
}
