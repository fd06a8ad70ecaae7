import type {
  FileIdentity,
  FileStamp,
  Generation,
  SidecarIdentity,
  SourceFile,
} from './archived-file.ts'
import { intactBytes } from './intact-chunk.ts'
import { LibraryReader } from './library-reader.ts'
import { libraryKind, migrateLibrary } from './library-schema.ts'
import { Notes } from './notes.ts'
import { asStoreError, openForWriting, writtenRows } from './open-database.ts'
import { openBytes, type PackedChunk, packChunks } from './pack-chunks.ts'
import { refuseEmptied } from './refuse-emptied.ts'

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

/** Adds to the archive. Nothing here removes a byte of a transcript. */
export class Library extends LibraryReader {
  override readonly notes = new Notes(this.sql)

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
