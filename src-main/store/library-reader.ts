import type {
  ArchivedFile,
  FileStamp,
  Generation,
  GenerationFacts,
  KnownSidecar,
  SourceFile,
} from './archived-file.ts'
import { unpackFirst } from './codec.ts'
import type { StoredChunk } from './intact-chunk.ts'
import { libraryKind } from './library-schema.ts'
import { NotesReader } from './notes-reader.ts'
import { type Connection, openForReading } from './open-database.ts'
import { releaseBytes } from './release-bytes.ts'
import { createStatements, type Statements } from './statements.ts'
import { UnpackedChunks } from './unpacked-chunks.ts'

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
  select start, length from chunk
  where generation_id = ? and start < ? and start >= coalesce(
    (select max(start) from chunk where generation_id = ? and start <= ?), 0)
  order by start`
const selectChunkAt = `
  select start, length from chunk
  where generation_id = ? and start <= ? order by start desc limit 1`
const selectChunk = 'select length, codec, data from chunk where generation_id = ? and start = ?'
const selectChunkBefore = `
  select start, length, codec, sha256, data from chunk
  where generation_id = ? and start <= ? order by start desc limit 1`
const selectCursor = `
  select id, cursor from generation where file_id = ? order by number desc limit 1`
const selectTail = 'select cursor, tail from generation where id = ?'
const selectSetting = 'select value from setting where owner_id = 1 and key = ?'
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

type ChunkRow = Pick<StoredChunk, 'start' | 'length'>
type PackedChunk = Pick<StoredChunk, 'length' | 'codec' | 'data'>

/** The last piece of a file grows under its start, so its length is part of its name. */
const nameOf = (generationId: number, { start, length }: ChunkRow): string =>
  `${generationId} ${start} ${length}`

/** Reads the archive: which files there are and any byte range of them. */
export class LibraryReader {
  protected readonly db: Connection
  protected readonly sql: Statements
  /** What people wrote. */
  readonly notes: NotesReader
  /** Whole pieces, of which views are handed out. */
  private readonly unpacked: UnpackedChunks
  /** Beginnings of pieces, of which copies are handed out. */
  private readonly begun: UnpackedChunks

  constructor(db: Connection, keptBytes = 0) {
    this.db = db
    this.sql = createStatements(db)
    this.notes = new NotesReader(this.sql)
    this.unpacked = new UnpackedChunks(keptBytes)
    this.begun = new UnpackedChunks(keptBytes, releaseBytes)
  }

  /** Opens the archive; so many unpacked bytes are kept for who reads here and there in it. */
  static open(dataDir: string, keptBytes = 0): LibraryReader {
    return new LibraryReader(openForReading(dataDir, libraryKind), keptBytes)
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

  /** The newest generation of every transcript, by file id; of tails only how long they are. */
  newestGenerations(): Map<number, Generation & { readonly tailBytes: number }> {
    const rows = this.db
      .prepare<[], Generation & { readonly tailBytes: number }>(
        `select ${generationColumns.replace('tail', "x'' as tail, length(tail) as tailBytes")}
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

  /** How far the newest generation of a file goes, its tail aside; null before its first byte. */
  cursorOf(fileId: number): Pick<Generation, 'id' | 'cursor'> | null {
    return this.sql.get<Pick<Generation, 'id' | 'cursor'>>(selectCursor, fileId) ?? null
  }

  /** How far a generation goes, and the bytes behind its last newline; null where there is none. */
  tailOf(generationId: number): Pick<Generation, 'cursor' | 'tail'> | null {
    return this.sql.get<Pick<Generation, 'cursor' | 'tail'>>(selectTail, generationId) ?? null
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

  /** Lives of transcripts that a later one took the place of, oldest first. */
  earlierGenerations(): Generation[] {
    return this.sql.all<Generation>(
      `select ${generationColumns} from generation g
       where number < (select max(number) from generation where file_id = g.file_id)
         and file_id in (select id from source_file where kind <> 'sidecar')
       order by file_id, number`,
    )
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

  /** Where the chunk that holds a byte ends; 0 where no chunk begins at or before it. */
  chunkEnd(generationId: number, byte: number): number {
    const chunk = this.sql.get<ChunkRow>(selectChunkAt, generationId, byte)
    return chunk ? chunk.start + chunk.length : 0
  }

  /** Archived bytes `[from, to)` of a generation, complete lines only (see `tail`). */
  read(generationId: number, from: number, to: number): Buffer {
    const rows = this.sql.all<ChunkRow>(selectChunks, generationId, to, generationId, from)
    const pieces = rows.map((row) =>
      this.unpacked.use(
        nameOf(generationId, row),
        row.length,
        () => this.unpack(generationId, row.start, row.length),
        (bytes) => bytes.subarray(Math.max(0, from - row.start), Math.max(0, to - row.start)),
      ),
    )
    return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
  }

  /** The same, for who will read nothing around them: hardly more than they are is unpacked. */
  readAlone(generationId: number, from: number, to: number): Buffer {
    const row = this.sql.get<ChunkRow>(selectChunkAt, generationId, from)
    if (!row || row.start + row.length < to) return this.read(generationId, from, to)
    const wanted = to - row.start
    return this.begun.use(
      nameOf(generationId, row),
      wanted,
      (isAgain) => this.unpack(generationId, row.start, isAgain ? row.length : wanted),
      (bytes) => Buffer.from(bytes.subarray(from - row.start, wanted)),
    )
  }

  /** Tells this library from every other one; given once, when it was made. */
  identity(): string {
    return String(this.setting('library.id'))
  }

  /** A setting's JSON; null where it was never set. */
  setting(key: string): unknown {
    const row = this.sql.get<{ value: string }>(selectSetting, key)
    return row ? JSON.parse(row.value) : null
  }

  /** Lets the pages go that it keeps in memory. */
  shrink(): void {
    this.unpacked.clear()
    this.begun.clear()
    this.db.pragma('shrink_memory')
  }

  close(): void {
    this.unpacked.clear()
    this.begun.clear()
    this.db.close()
  }

  /** The first bytes of a piece at least, which may have grown since it was looked for. */
  private unpack(generationId: number, start: number, wanted: number): Buffer {
    const stored = this.sql.get<PackedChunk>(selectChunk, generationId, start)
    if (!stored) return Buffer.alloc(0)
    const { codec, data, length } = stored
    const bytes = unpackFirst(codec, data, length, Math.min(wanted, length))
    releaseBytes(data)
    return bytes
  }
}
