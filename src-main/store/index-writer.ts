import path from 'node:path'
import { applyBatch } from './apply-batch.ts'
import { KnownRecords } from './file-records.ts'
import { fileRowOf, markFileDeleted, markFilePresent } from './file-row.ts'
import { GhostWriter } from './ghost-writer.ts'
import type { IndexBatch } from './index-batch.ts'
import {
  callsAfter,
  type FileFigures,
  fileFigures,
  lastCall,
  newestSessions,
  type StoreCounts,
  storeCounts,
} from './index-figures.ts'
import { indexKind } from './index-schema.ts'
import { type IndexedFile, indexedFiles } from './indexed-files.ts'
import type { LibraryReader } from './library-reader.ts'
import type { OwnTitle } from './notes-reader.ts'
import { asStoreError, type Connection, writtenRows } from './open-database.ts'
import { openIndex } from './open-index.ts'
import { applyTitles, titleChanges } from './own-titles.ts'
import { readerState } from './reader-state.ts'
import { repriceCalls } from './reprice-calls.ts'
import { createStatements, type Statements } from './statements.ts'
import type { PriceCall } from './write-calls.ts'
import type { ResolveProject } from './write-session.ts'
import type { WriterTools } from './writer-tools.ts'

/** Pages that are copied before others get their turn. */
const copiedAtOnce = 2048

/** The one writer of the index. Every batch is applied whole or not at all. */
export class IndexWriter {
  private readonly db: Connection
  private readonly sql: Statements
  private readonly tools: WriterTools
  private parsed = 0
  readonly ghosts: GhostWriter

  constructor(db: Connection, price: PriceCall, resolveProject: ResolveProject) {
    this.db = db
    this.sql = createStatements(db)
    this.tools = { sql: this.sql, known: new KnownRecords(this.sql), price, resolveProject }
    this.ghosts = new GhostWriter(this.sql, resolveProject)
  }

  /** Opens the index of a library; see `openIndex`. */
  static open(
    dataDir: string,
    library: LibraryReader,
    price: PriceCall,
    resolveProject: ResolveProject,
    onKept?: (file: string) => void,
  ): IndexWriter {
    return new IndexWriter(openIndex(dataDir, library, onKept), price, resolveProject)
  }

  /** Whether every page of it can be read and holds what its place says; reads the whole file. */
  isSound(): boolean {
    try {
      return this.db.pragma('quick_check(1)', { simple: true }) === 'ok'
    } catch {
      return false
    }
  }

  /** What its file takes, in bytes. */
  size(): number {
    const pages = Number(this.db.pragma('page_count', { simple: true }))
    return pages * Number(this.db.pragma('page_size', { simple: true }))
  }

  /** Runs work as one commit, alone among all writers; what fails is a store error in words. */
  transaction<T>(work: () => T): T {
    try {
      return this.db.transaction(work).immediate()
    } catch (thrown) {
      this.tools.known.clear()
      throw asStoreError(thrown, indexKind)
    }
  }

  /** Prices all calls anew where the index was made by other prices; see `repriceCalls`. */
  reprice(mark: string): number {
    return repriceCalls(this.db, this.tools.price, mark)
  }

  /** Repeats all the titles that people gave; where it says the same already, nothing is written. */
  putOwnTitles(titles: readonly OwnTitle[]): void {
    const changes = titleChanges(this.sql, titles)
    if (changes.length > 0) this.transaction(() => applyTitles(this.sql, changes))
  }

  /** How far every file is indexed, by its id. */
  indexedFiles(): ReadonlyMap<number, IndexedFile> {
    return indexedFiles(this.db)
  }

  /** How far a generation is indexed; null for one that is not the indexed one. */
  indexedBytes(fileId: number, generationId: number): number | null {
    const row = fileRowOf(this.sql, fileId)
    return row?.generationId === generationId ? row.indexedBytes : null
  }

  /** Bytes behind the last newline of a file that were looked at; see {@link IndexedFile}. */
  tailBytes(fileId: number): number {
    const row = this.sql.get<{ tail_bytes: number }>(
      'select tail_bytes from file where id = ?',
      fileId,
    )
    return row?.tail_bytes ?? 0
  }

  /** What the provider of a file needs to go on behind what is indexed of it; see `FileReading`. */
  readerState(fileId: number): string | null {
    return readerState(this.sql, fileId)
  }

  /** Bytes of all batches that were projected by this writer. */
  get parsedBytes(): number {
    return this.parsed
  }

  /** Rows that this writer added, changed or removed. */
  writtenRows(): number {
    return writtenRows(this.db)
  }

  /** Projects a batch, inside a transaction; answers the sessions touched. See `applyBatch`. */
  apply(batch: IndexBatch): string[] {
    this.parsed += batch.end - batch.start + (batch.pending?.length ?? 0)
    return applyBatch(this.tools, batch)
  }

  /** Notes since when (UTC ms) a file is gone from its source; answers the id of its session. */
  markDeleted(fileId: number, now: number): string | null {
    return markFileDeleted(this.sql, fileId, now)
  }

  /** Notes that a file is at its source again; answers the id of its session. */
  markPresent(fileId: number): string | null {
    return markFilePresent(this.sql, fileId)
  }

  /** Lines and problems of every file that is indexed, by path. */
  fileFigures(): Map<string, FileFigures> {
    return fileFigures(this.sql)
  }

  /** How much the index holds. */
  counts(): StoreCounts {
    return storeCounts(this.sql)
  }

  /** Ids of the sessions that were active last, newest first: enough to say "many". */
  newestSessions(): string[] {
    return newestSessions(this.sql)
  }

  /** The greatest id of a call; calls made later have greater ones. */
  lastCall(): number {
    return lastCall(this.sql)
  }

  /** How many calls were made after the one of that id. */
  callsAfter(id: number): number {
    return callsAfter(this.sql, id)
  }

  /** Puts a copy of everything into the index of a folder, as one commit that its readers see. */
  async copyInto(dataDir: string): Promise<void> {
    const pages = { progress: () => copiedAtOnce }
    await this.db.backup(path.join(dataDir, indexKind.fileName), pages)
  }

  /** Flushes the write-ahead log into the file and lets the planner learn from it. */
  settle(): void {
    this.db.pragma('optimize')
    this.db.pragma('wal_checkpoint(PASSIVE)')
  }

  /** Lets the pages go that it keeps in memory. */
  shrink(): void {
    this.db.pragma('shrink_memory')
  }

  close(): void {
    this.db.close()
  }
}
