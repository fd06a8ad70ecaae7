import type {
  ArchivedFile,
  FileIdentity,
  FileStamp,
  Generation,
  GenerationFacts,
  KnownSidecar,
  SidecarIdentity,
  SourceFile,
} from './archived-file.ts'
import { unpack } from './codec.ts'
import { intactBytes, type StoredChunk } from './intact-chunk.ts'
import { libraryKind, migrateLibrary } from './library-schema.ts'
import {
  asStoreError,
  type Connection,
  openForReading,
  openForWriting,
  writtenRows,
} from './open-database.ts'
import { openBytes, type PackedChunk, packChunks } from './pack-chunks.ts'
import { refuseEmptied } from './refuse-emptied.ts'
import { createStatements, type Statements } from './statements.ts'

export type {
  ArchivedFile,
  FileIdentity,
  FileStamp,
  Generation,
  GenerationFacts,
  KnownSidecar,
  SidecarIdentity,
  SourceFile,
} from './archived-file.ts'

const fileColumns = `id, path, provider, config_dir as configDir, dir_name as dirName, kind,
  session_id as sessionId, agent_id as agentId, deleted_at as deletedAt`
const generationColumns = `id, file_id as fileId, number, device, inode, size,
  modified_at as modifiedAt, changed_at as changedAt, born_at as bornAt, cursor, tail`

const selectFileAt = `select ${fileColumns} from source_file where path = ?`
const selectFileOf = `
  select ${fileColumns} from source_file where id = ? and kind <> 'sidecar'`
const selectGeneration = `
  select ${generationColumns} from generation where file_id = ? order by number desc limit 1`
const selectChunks = `
  select start, length, codec, data from chunk
  where generation_id = ? and start < ? and start >= coalesce(
    (select max(start) from chunk where generation_id = ? and start <= ?), 0)
  order by start`
const selectChunkBefore = `
  select start, length, codec, sha256, data from chunk
  where generation_id = ? and start <= ? order by start desc limit 1`
const selectGenerations = `
  select id, number, cursor + length(tail) as bytes, modified_at as modifiedAt,
    created_at as createdAt
  from generation where file_id = ? order by number`

const selectSidecars = `
  select f.id, path, provider, config_dir as configDir, dir_name as dirName, kind,
    session_id as sessionId, agent_id as agentId, deleted_at as deletedAt, device, inode, size,
    modified_at as modifiedAt, changed_at as changedAt, born_at as bornAt
  from source_file f left join generation g on g.file_id = f.id
    and g.number = (select max(number) from generation where file_id = f.id)
  where kind = 'sidecar' order by f.id`

type SidecarRow = Omit<KnownSidecar, 'stamp'> & FileStamp

type ChunkRow = Omit<StoredChunk, 'sha256'>

/** Reads the archive: which files there are and any byte range of them. */
export class LibraryReader {
  protected readonly db: Connection
  protected readonly sql: Statements

  constructor(db: Connection) {
    this.db = db
    this.sql = createStatements(db)
  }

  static open(dataDir: string): LibraryReader {
    return new LibraryReader(openForReading(dataDir, libraryKind))
  }

  /** Every transcript. */
  files(): SourceFile[] {
    return this.sql.all<SourceFile>(
      `select ${fileColumns} from source_file where kind <> 'sidecar' order by id`,
    )
  }

  /** Every sidecar. */
  sidecars(): KnownSidecar[] {
    return this.sql.all<SidecarRow>(selectSidecars).map((row) => {
      const { device, inode, size, modifiedAt, changedAt, bornAt, ...file } = row
      const stamp = { device, inode, size, modifiedAt, changedAt, bornAt }
      return { ...file, stamp: device === null ? null : stamp }
    })
  }

  /** The transcript under a path; null where none was ever seen. */
  fileAt(path: string): SourceFile | null {
    const row = this.archivedAt(path)
    return row && row.kind !== 'sidecar' ? row : null
  }

  /** Whatever was archived of a path; null where nothing was ever seen. */
  archivedAt(path: string): ArchivedFile | null {
    return this.sql.get<ArchivedFile>(selectFileAt, path) ?? null
  }

  /** A transcript by its id; null where there is none. */
  fileOf(id: number): SourceFile | null {
    return this.sql.get<SourceFile>(selectFileOf, id) ?? null
  }

  /** The newest generation of every transcript, by file id; tails left out to keep it small. */
  newestGenerations(): Map<number, Generation> {
    const rows = this.db
      .prepare<[], Generation>(
        `select ${generationColumns.replace('tail', "x'' as tail")}
         from generation g where number =
           (select max(number) from generation where file_id = g.file_id)
           and file_id in (select id from source_file where kind <> 'sidecar')`,
      )
      .all()
    return new Map(rows.map((row) => [row.fileId, row]))
  }

  /** The newest generation of a file; null before its first byte. */
  generation(fileId: number): Generation | null {
    return this.sql.get<Generation>(selectGeneration, fileId) ?? null
  }

  /** Files that name a session by their path, sidecars included. */
  filesOfSession(sessionId: string): ArchivedFile[] {
    return this.sql.all<ArchivedFile>(
      `select ${fileColumns} from source_file where session_id = ? order by id`,
      sessionId,
    )
  }

  /** Every life of a file's content, oldest first. */
  generations(fileId: number): GenerationFacts[] {
    return this.sql.all<GenerationFacts>(selectGenerations, fileId)
  }

  /** One life of a file's content by its number; null where the file had none of that number. */
  generationOf(fileId: number, number: number): Generation | null {
    const row = this.sql.get<Generation>(
      `select ${generationColumns} from generation where file_id = ? and number = ?`,
      fileId,
      number,
    )
    return row ?? null
  }

  /** The last chunk that begins at or before a byte, as it is stored; null where none does. */
  chunkBefore(generationId: number, byte: number): StoredChunk | null {
    return this.sql.get<StoredChunk>(selectChunkBefore, generationId, byte) ?? null
  }

  /** Archived bytes `[from, to)` of a generation, complete lines only (see `tail`). */
  read(generationId: number, from: number, to: number): Buffer {
    const rows = this.sql.all<ChunkRow>(selectChunks, generationId, to, generationId, from)
    const pieces = rows.map((row) => {
      const bytes = unpack(row.codec, row.data, row.length)
      return bytes.subarray(Math.max(0, from - row.start), Math.max(0, to - row.start))
    })
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
  }

  /** Tells this library from every other one; given once, when it was made. */
  identity(): string {
    return String(this.setting('library.id'))
  }

  /** A setting's JSON; null where it was never set. */
  setting(key: string): unknown {
    const text = this.db
      .prepare<[string], string>('select value from setting where owner_id = 1 and key = ?')
      .pluck()
      .get(key)
    return text === undefined ? null : JSON.parse(text)
  }

  close(): void {
    this.db.close()
  }
}

/** Adds to the archive. Nothing here removes a byte of a transcript. */
export class Library extends LibraryReader {
  static override open(dataDir: string): Library {
    refuseEmptied(dataDir)
    const db = openForWriting(dataDir, libraryKind)
    try {
      migrateLibrary(db)
    } catch (thrown) {
      db.close()
      throw asStoreError(thrown, libraryKind)
    }
    return new Library(db)
  }

  /** Runs work as one commit, alone among all writers. */
  transaction<T>(work: () => T): T {
    try {
      return this.db.transaction(work).immediate()
    } catch (thrown) {
      throw asStoreError(thrown, libraryKind)
    }
  }

  /** Rows that this library was changed by since it was opened. */
  writtenRows(): number {
    return writtenRows(this.db)
  }

  /** The file under this path, made when new and no longer deleted when it was. */
  addFile(file: FileIdentity, now: number): SourceFile {
    this.putFile(file, now)
    const row = this.fileAt(file.path)
    if (!row) throw new Error('a file just added is not there')
    return row
  }

  /** {@link addFile} for a sidecar; answers its id. */
  addSidecar(file: SidecarIdentity, now: number): number {
    this.putFile(file, now)
    const row = this.archivedAt(file.path)
    if (!row) throw new Error('a file just added is not there')
    return row.id
  }

  private putFile(file: FileIdentity | SidecarIdentity, now: number): void {
    this.sql.run(
      `insert into source_file
         (path, provider, config_dir, dir_name, kind, session_id, agent_id, first_seen_at)
       values (@path, @provider, @configDir, @dirName, @kind, @sessionId, @agentId, @now)
       on conflict (path) do update set deleted_at = null, kind = excluded.kind`,
      { ...file, now },
    )
  }

  markDeleted(fileId: number, now: number): void {
    this.db
      .prepare('update source_file set deleted_at = ? where id = ? and deleted_at is null')
      .run(now, fileId)
  }

  /** Begins the next life of a file's content. */
  addGeneration(fileId: number, stamp: FileStamp, now: number): Generation {
    const number = (this.generation(fileId)?.number ?? 0) + 1
    this.sql.run(
      `insert into generation
         (file_id, number, device, inode, size, modified_at, changed_at, born_at, created_at)
       values
         (@fileId, @number, @device, @inode, @size, @modifiedAt, @changedAt, @bornAt, @now)`,
      { fileId, number, now, ...stamp },
    )
    const made = this.generation(fileId)
    if (!made) throw new Error('a generation just added is not there')
    return made
  }

  /** Adds complete lines at the cursor, then says what stands behind them. */
  append(generation: Generation, lines: Uint8Array, tail: Uint8Array, stamp: FileStamp): void {
    const { id, cursor } = generation
    const open = lines.length < openBytes ? this.openChunk(id, cursor) : null
    const bytes = open ? Buffer.concat([open.bytes, lines]) : lines
    this.putChunks(id, open ? open.start : cursor, packChunks(bytes))
    this.advance(generation, cursor + lines.length, tail, stamp)
  }

  /** {@link append} for lines that somebody packed before. */
  appendPacked(
    generation: Generation,
    chunks: readonly PackedChunk[],
    tail: Uint8Array,
    stamp: FileStamp,
  ): void {
    const end = this.putChunks(generation.id, generation.cursor, chunks)
    this.advance(generation, end, tail, stamp)
  }

  private advance({ id }: Generation, cursor: number, tail: Uint8Array, stamp: FileStamp): void {
    this.sql.run(
      `update generation set cursor = @cursor, tail = @tail, device = @device, inode = @inode,
         size = @size, modified_at = @modifiedAt, changed_at = @changedAt, born_at = @bornAt
       where id = @id`,
      { id, cursor, tail, ...stamp },
    )
  }

  private putChunks(generationId: number, from: number, chunks: readonly PackedChunk[]): number {
    let start = from
    for (const chunk of chunks) {
      this.putChunk(generationId, start, chunk)
      start += chunk.length
    }
    return start
  }

  /**
   * The last chunk of a generation while it is small; a live transcript grows by single lines. A
   * damaged one is left alone: packed again, its new checksum would call it whole.
   */
  private openChunk(generationId: number, cursor: number): { start: number; bytes: Buffer } | null {
    const last = this.chunkBefore(generationId, cursor)
    if (!last || last.length >= openBytes) return null
    const bytes = intactBytes(last)
    return bytes && { start: last.start, bytes }
  }

  private putChunk(generationId: number, start: number, chunk: PackedChunk): void {
    this.sql.run(
      `insert or replace into chunk (generation_id, start, length, codec, sha256, data)
       values (?, ?, ?, ?, ?, ?)`,
      generationId,
      start,
      chunk.length,
      chunk.codec,
      chunk.sha256,
      chunk.data,
    )
  }

  setSetting(key: string, value: unknown): void {
    this.db
      .prepare(
        `insert into setting (owner_id, key, value) values (1, ?, ?)
         on conflict (owner_id, key) do update set value = excluded.value`,
      )
      .run(key, JSON.stringify(value))
  }
}
