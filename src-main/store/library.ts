import { createHash } from 'node:crypto'
import { pack, unpack } from './codec.ts'
import { libraryKind, migrateLibrary } from './library-schema.ts'
import {
  asStoreError,
  type Connection,
  openForReading,
  openForWriting,
  writtenRows,
} from './open-database.ts'

/** What a path is, as discovery found it. */
export interface FileIdentity {
  readonly path: string
  readonly provider: string
  readonly configDir: string
  readonly dirName: string
  readonly kind: 'main' | 'subagent'
  /** Known from the path; null where only the records can say. */
  readonly sessionId: string | null
  readonly agentId: string | null
}

/** State of a file on disk, to tell whether it is still the one we read. */
export interface FileStamp {
  readonly device: number
  readonly inode: number
  readonly size: number
  /** UTC ms of its last writing, which a program may set as it likes. */
  readonly modifiedAt: number
  /** UTC ms of the last change of any kind, which only the system sets. */
  readonly changedAt: number
  /** UTC ms of its making; 0 where the system does not keep it. */
  readonly bornAt: number
}

/** A path that was ever seen. */
export interface SourceFile extends FileIdentity {
  readonly id: number
  readonly deletedAt: number | null
}

/** One life of a file's content; a rewritten file begins another. */
export interface Generation extends FileStamp {
  readonly id: number
  readonly fileId: number
  readonly number: number
  readonly cursor: number
  readonly tail: Buffer
}

/** A chunk is closed once it holds this much; the last one of a file is rewritten until then. */
const chunkBytes = 256 * 1024

const fileColumns = `id, path, provider, config_dir as configDir, dir_name as dirName, kind,
  session_id as sessionId, agent_id as agentId, deleted_at as deletedAt`
const generationColumns = `id, file_id as fileId, number, device, inode, size,
  modified_at as modifiedAt, changed_at as changedAt, born_at as bornAt, cursor, tail`

interface ChunkRow {
  start: number
  length: number
  codec: string
  data: Buffer
}

/** Reads the archive: which files there are and any byte range of them. */
export class LibraryReader {
  protected readonly db: Connection

  constructor(db: Connection) {
    this.db = db
  }

  static open(dataDir: string): LibraryReader {
    return new LibraryReader(openForReading(dataDir, libraryKind))
  }

  files(): SourceFile[] {
    return this.db
      .prepare<[], SourceFile>(`select ${fileColumns} from source_file order by id`)
      .all()
  }

  /** The file under a path; null where it was never seen. */
  fileAt(path: string): SourceFile | null {
    const row = this.db
      .prepare<[string], SourceFile>(`select ${fileColumns} from source_file where path = ?`)
      .get(path)
    return row ?? null
  }

  /** The newest generation of every file, by file id; tails left out to keep it small. */
  newestGenerations(): Map<number, Generation> {
    const rows = this.db
      .prepare<[], Generation>(
        `select ${generationColumns.replace('tail', "x'' as tail")}
         from generation g where number =
           (select max(number) from generation where file_id = g.file_id)`,
      )
      .all()
    return new Map(rows.map((row) => [row.fileId, row]))
  }

  /** The newest generation of a file; null before its first byte. */
  generation(fileId: number): Generation | null {
    const row = this.db
      .prepare<[number], Generation>(
        `select ${generationColumns} from generation where file_id = ? order by number desc limit 1`,
      )
      .get(fileId)
    return row ?? null
  }

  /** Archived bytes `[from, to)` of a generation, complete lines only (see `tail`). */
  read(generationId: number, from: number, to: number): Buffer {
    const rows = this.db
      .prepare<[number, number, number, number], ChunkRow>(
        `select start, length, codec, data from chunk
         where generation_id = ? and start < ? and start >= coalesce(
           (select max(start) from chunk where generation_id = ? and start <= ?), 0)
         order by start`,
      )
      .all(generationId, to, generationId, from)
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
    this.db
      .prepare(
        `insert into source_file
           (path, provider, config_dir, dir_name, kind, session_id, agent_id, first_seen_at)
         values (@path, @provider, @configDir, @dirName, @kind, @sessionId, @agentId, @now)
         on conflict (path) do update set deleted_at = null`,
      )
      .run({ ...file, now })
    const row = this.fileAt(file.path)
    if (!row) throw new Error('a file just added is not there')
    return row
  }

  markDeleted(fileId: number, now: number): void {
    this.db
      .prepare('update source_file set deleted_at = ? where id = ? and deleted_at is null')
      .run(now, fileId)
  }

  /** Begins the next life of a file's content. */
  addGeneration(fileId: number, stamp: FileStamp, now: number): Generation {
    const number = (this.generation(fileId)?.number ?? 0) + 1
    this.db
      .prepare(
        `insert into generation
           (file_id, number, device, inode, size, modified_at, changed_at, born_at, created_at)
         values
           (@fileId, @number, @device, @inode, @size, @modifiedAt, @changedAt, @bornAt, @now)`,
      )
      .run({ fileId, number, now, ...stamp })
    const made = this.generation(fileId)
    if (!made) throw new Error('a generation just added is not there')
    return made
  }

  /** Adds complete lines at the cursor, then says what stands behind them. */
  append(generation: Generation, lines: Buffer, tail: Buffer, stamp: FileStamp): void {
    if (lines.length > 0) this.appendChunks(generation.id, generation.cursor, lines)
    this.db
      .prepare(
        `update generation set cursor = @cursor, tail = @tail, device = @device, inode = @inode,
           size = @size, modified_at = @modifiedAt, changed_at = @changedAt, born_at = @bornAt
         where id = @id`,
      )
      .run({ id: generation.id, cursor: generation.cursor + lines.length, tail, ...stamp })
  }

  private appendChunks(generationId: number, cursor: number, lines: Buffer): void {
    const last = this.db
      .prepare<[number], ChunkRow>(
        `select start, length, codec, data from chunk where generation_id = ?
         order by start desc limit 1`,
      )
      .get(generationId)
    const open = last && last.length < chunkBytes ? last : null
    let start = open ? open.start : cursor
    let rest = open ? Buffer.concat([unpack(open.codec, open.data, open.length), lines]) : lines
    while (rest.length > 0) {
      const piece = rest.subarray(0, chunkEnd(rest))
      this.putChunk(generationId, start, piece)
      start += piece.length
      rest = rest.subarray(piece.length)
    }
  }

  private putChunk(generationId: number, start: number, bytes: Buffer): void {
    const sha256 = createHash('sha256').update(bytes).digest()
    this.db
      .prepare(
        `insert or replace into chunk (generation_id, start, length, codec, sha256, data)
         values (@generationId, @start, @length, @codec, @sha256, @data)`,
      )
      .run({ generationId, start, length: bytes.length, sha256, ...pack(bytes) })
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

/** Ends a chunk behind a line where one ends in time, else in the midst of a huge one. */
const chunkEnd = (bytes: Buffer): number => {
  if (bytes.length <= chunkBytes) return bytes.length
  const newline = bytes.indexOf(0x0a, chunkBytes - 1)
  const most = 16 * chunkBytes
  return newline === -1 || newline >= most ? Math.min(bytes.length, most) : newline + 1
}
