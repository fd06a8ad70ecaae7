import path from 'node:path'
import type { CallFacts } from '#schema/transcript/facts.ts'
import { BatchCalls, type Searched } from './batch-calls.ts'
import { noteCostState } from './cost-states.ts'
import { type FileRecords, KnownRecords } from './file-records.ts'
import { GhostWriter } from './ghost-writer.ts'
import { indexKind } from './index-schema.ts'
import { type IndexedFile, indexedFiles } from './indexed-files.ts'
import { leaveOut } from './left-out.ts'
import type { Generation, LibraryReader, SourceFile } from './library.ts'
import { asStoreError, type Connection, writtenRows } from './open-database.ts'
import { openIndex } from './open-index.ts'
import { keepReaderState, readerState } from './reader-state.ts'
import { repriceCalls } from './reprice-calls.ts'
import { noteRetracted } from './retracted.ts'
import { createStatements, type Statements } from './statements.ts'
import { type PriceCall, recomputeCall, type SightingFile } from './write-calls.ts'
import { addMessage, addTools, type IndexedLine, type MessageTarget } from './write-messages.ts'
import { createRollupChange } from './write-rollup.ts'
import {
  emptySessionChange,
  noteRecord,
  placeSession,
  type ResolveProject,
  sessionRowOf,
  writeSession,
} from './write-session.ts'

export type { IndexedLine } from './write-messages.ts'

/** A stretch of one file, read into facts: `[start, end)` and the lines found in it. */
export interface IndexBatch {
  readonly file: SourceFile
  readonly generation: Generation
  readonly start: number
  readonly end: number
  readonly lines: readonly IndexedLine[]
  /** A last line without its newline that is whole; read again when the file grows. */
  readonly pending: IndexedLine | null
  readonly problems: readonly { readonly offset: number; readonly reason: string }[]
  /** What its provider must know to read on behind `end`; null where it needs nothing. */
  readonly readerState: string | null
}

interface FileRow {
  readonly sessionRow: number
  readonly sessionId: string
  readonly generationId: number
  readonly indexedBytes: number
  readonly pendingLine: number
  readonly lines: number
  readonly lastAt: number | null
}

interface PlacedLine {
  readonly line: IndexedLine
  readonly seq: number
  /**
   * Id of the record that this one repeats, written before in this file or in another main file of
   * the session; null for one that is kept.
   */
  readonly first: string | null
  readonly isNew: boolean
}

const selectFile = `select f.session_id as sessionRow, s.session_id as sessionId,
  f.generation_id as generationId, f.indexed_bytes as indexedBytes,
  f.pending_line as pendingLine, f.lines, f.last_at as lastAt
  from file f join session s on s.id = f.session_id where f.id = ?`

const insertFile = `
  insert into file (id, generation_id, path, provider, config_dir, dir_name, kind, session_id,
    agent_id, modified_at)
  values (@id, @generationId, @path, @provider, @configDir, @dirName, @kind, @sessionRow, @agentId,
    @modifiedAt)`

interface StoreCounts {
  readonly projects: number
  readonly sessions: number
  readonly messages: number
  readonly calls: number
}

/** Pages that are copied before others get their turn. */
const copiedAtOnce = 2048

const removeUnused =
  'delete from session where id = @id and not exists (select 1 from file where session_id = @id)'

/** The one writer of the index. Every batch is applied whole or not at all. */
export class IndexWriter {
  private readonly db: Connection
  private readonly sql: Statements
  private readonly known: KnownRecords
  private readonly price: PriceCall
  private readonly resolveProject: ResolveProject
  private parsed = 0
  readonly ghosts: GhostWriter

  constructor(db: Connection, price: PriceCall, resolveProject: ResolveProject) {
    this.db = db
    this.sql = createStatements(db)
    this.known = new KnownRecords(this.sql)
    this.price = price
    this.resolveProject = resolveProject
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

  transaction<T>(work: () => T): T {
    try {
      return this.db.transaction(work).immediate()
    } catch (thrown) {
      this.known.clear()
      throw asStoreError(thrown, indexKind)
    }
  }

  /** Prices all calls anew where the index was made by other prices; see `repriceCalls`. */
  reprice(mark: string): number {
    return repriceCalls(this.db, this.price, mark)
  }

  /** How far every file is indexed, by its id. */
  indexedFiles(): ReadonlyMap<number, IndexedFile> {
    return indexedFiles(this.db)
  }

  /** How far a generation is indexed; null for one that is not the indexed one. */
  indexedBytes(fileId: number, generationId: number): number | null {
    const row = this.sql.get<FileRow>(selectFile, fileId)
    return row?.generationId === generationId ? row.indexedBytes : null
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

  /** Projects a batch; answers the ids of the sessions it touched. Runs inside a transaction. */
  apply(batch: IndexBatch): string[] {
    this.parsed += batch.end - batch.start + (batch.pending?.length ?? 0)
    const file = this.fileRow(batch)
    if (!file) return []
    if (file.pendingLine === 1 && this.hasPendingChanged(batch)) {
      // What a line said before it was complete is taken back; the caller begins the file anew.
      this.removeFile(batch.file.id, file.sessionRow)
      return [file.sessionId]
    }
    if (isNamedLate(batch, file.sessionId)) {
      // Read whole, it would have belonged to that session from the beginning.
      this.removeFile(batch.file.id, file.sessionRow)
      this.sql.run(removeUnused, { id: file.sessionRow })
      return [file.sessionId]
    }
    const target = {
      fileId: batch.file.id,
      sessionRow: file.sessionRow,
      agentId: batch.file.agentId,
    }
    this.writeLines(batch, file, target)
    this.writeProblems(batch)
    keepReaderState(this.sql, batch.file.id, batch.readerState)
    return [file.sessionId]
  }

  /** Whether the line that was counted before its newline came is not the line it has become. */
  private hasPendingChanged(batch: IndexBatch): boolean {
    const { id } = batch.file
    const counted = this.sql.get<{ length: number }>(
      'select byte_length as length from message where file_id = ? and byte_offset = ?',
      id,
      batch.start,
    )
    const first = batch.lines[0] ?? batch.pending
    return (
      counted !== undefined && !(first?.offset === batch.start && first.length === counted.length)
    )
  }

  /**
   * The row of the batch's file; a new generation takes the place of what the old one said. Null
   * while nobody can say which session the file belongs to.
   */
  private fileRow(batch: IndexBatch): FileRow | null {
    const { file, generation } = batch
    const known = this.sql.get<FileRow>(selectFile, file.id)
    if (known && known.generationId === generation.id) return known
    if (known) this.removeFile(file.id, known.sessionRow)
    const sessionId = sessionIdOf(batch)
    if (sessionId === null) return null
    this.sql.run(insertFile, {
      id: file.id,
      generationId: generation.id,
      path: file.path,
      provider: file.provider,
      configDir: file.configDir,
      dirName: file.dirName,
      kind: file.kind,
      sessionRow: sessionRowOf(this.sql, sessionId, file),
      agentId: file.agentId,
      modifiedAt: generation.modifiedAt,
    })
    const made = this.sql.get<FileRow>(selectFile, file.id)
    if (!made) throw new Error('a file just added is not there')
    return made
  }

  private writeLines(batch: IndexBatch, file: FileRow, target: MessageTarget): void {
    const change = emptySessionChange()
    const calls = new BatchCalls(this.sql, this.price)
    const isMain = batch.file.kind === 'main'
    const placed = this.placeLines(batch, file, target)
    const tally = { usage: 0, synthetic: 0, lastAt: file.lastAt }
    for (const { line, seq, isNew } of placed) {
      const { facts } = line
      tally.lastAt = facts.at ?? tally.lastAt
      if (isNew && facts.synthetic) {
        tally.synthetic += 1
        leaveOut(this.sql, target.fileId, line, { reason: 'synthetic' })
      }
      if (!facts.call) continue
      if (isNew) tally.usage += 1
      const at = tally.lastAt ?? batch.generation.modifiedAt
      const native = facts.sessionId === batch.file.sessionId && !facts.background
      const where = { fileId: target.fileId, at, ordinal: seq, records: isNew ? 1 : 0, native }
      const root = facts.rootSession ?? foreignSession(batch.file.sessionId, facts.sessionId)
      calls.note(facts.call.key, { ...sightingOf(facts.call, root), ...where })
    }
    calls.write(this.sightingFile(batch, file))
    const searches: Searched[] = []
    for (const { line, seq, isNew, first } of placed) {
      if (first !== null) {
        leaveOut(this.sql, target.fileId, line, { reason: 'replayed', first })
        continue
      }
      const { facts } = line
      const callId = facts.call ? calls.idOf(facts.call.key) : null
      const messageId = isNew ? addMessage(this.sql, target, seq, line, callId) : null
      if (isNew) noteRecord(change, facts, isMain)
      if (facts.costState) noteCostState(this.sql, target.fileId, facts.costState)
      const tools = addTools(this.sql, target, facts, callId, messageId)
      change.toolCalls += tools.toolCalls
      change.toolErrors += tools.toolErrors
      searches.push(...tools.searches)
      const { fileId } = target
      if (isNew && !facts.known) this.countUnknown(fileId, facts.recordType, line.offset)
      if (isNew)
        for (const part of facts.unknownParts ?? []) this.countUnknown(fileId, part, line.offset)
      if (facts.retracted) noteRetracted(this.sql, target.fileId, facts.retracted)
    }
    calls.finish(target.fileId, searches)
    writeSession(this.sql, target, change, this.resolveProject)
    this.advance(batch, tally)
  }

  /** Each line with its place in the file, and whether it adds a record. */
  private placeLines(batch: IndexBatch, file: FileRow, target: MessageTarget): PlacedLine[] {
    const all = batch.pending ? [...batch.lines, batch.pending] : batch.lines
    const copied = batch.file.kind === 'main' ? this.uuidsOfOtherFiles(target) : noUuids
    const records = this.known.of(target.fileId)
    return all.map((read, place) => {
      const line = withFirstParent(records, read)
      const { uuid } = line.facts
      const twin = records.twinOf(line, line.facts)
      const first = twin ?? (uuid !== null && copied.has(uuid) ? uuid : null)
      // A last line that was counted before its newline came is here again.
      const isKnown = file.pendingLine === 1 && line.offset === batch.start
      return { line, seq: file.lines + place, first, isNew: first === null && !isKnown }
    })
  }

  private sightingFile(batch: IndexBatch, file: FileRow): SightingFile {
    return {
      path: batch.file.path,
      sessionId: file.sessionId,
      sessionRow: file.sessionRow,
      subagent: batch.file.kind === 'subagent' ? 1 : 0,
    }
  }

  /** Records that another main file of the session holds: one home may be a copy of another. */
  private uuidsOfOtherFiles({ fileId, sessionRow }: MessageTarget): ReadonlySet<string> {
    const other = this.sql.get(
      `select 1 from file where session_id = ? and kind = 'main' and id <> ?`,
      sessionRow,
      fileId,
    )
    if (!other) return noUuids
    const rows = this.sql.all<{ uuid: string }>(
      `select uuid from message where session_id = ? and agent_id = '' and file_id <> ?
         and uuid is not null`,
      sessionRow,
      fileId,
    )
    return new Set(rows.map((row) => row.uuid))
  }

  private advance(
    batch: IndexBatch,
    tally: { usage: number; synthetic: number; lastAt: number | null },
  ): void {
    this.sql.run(
      `update file set indexed_bytes = @end, lines = lines + @lines, pending_line = @pending,
         usage_records = usage_records + @usage, synthetic_records = synthetic_records + @synthetic,
         last_at = @lastAt, modified_at = @modifiedAt, deleted_at = null where id = @id`,
      {
        ...tally,
        id: batch.file.id,
        end: batch.end,
        lines: batch.lines.length,
        pending: batch.pending ? 1 : 0,
        modifiedAt: batch.generation.modifiedAt,
      },
    )
  }

  private writeProblems(batch: IndexBatch): void {
    for (const { offset, reason } of batch.problems) {
      const { changes } = this.sql.run(
        'insert or ignore into problem (file_id, byte_offset, reason) values (?, ?, ?)',
        batch.file.id,
        offset,
        reason,
      )
      this.sql.run('update file set problems = problems + ? where id = ?', changes, batch.file.id)
    }
  }

  private countUnknown(fileId: number, kind: string, offset: number): void {
    this.sql.run(
      `insert into unknown_record (file_id, kind, records, first_offset) values (?, ?, 1, ?)
       on conflict (file_id, kind) do update set records = records + 1`,
      fileId,
      kind.slice(0, 200),
      offset,
    )
  }

  /** Takes back everything a file said, so that its next generation can speak. */
  private removeFile(fileId: number, sessionRow: number): void {
    this.known.forget(fileId)
    const file = this.sql.get<{ kind: string }>('select kind from file where id = ?', fileId)
    const isMain = file?.kind === 'main' ? 1 : 0
    const rollup = createRollupChange(this.sql)
    const calls = this.sql.all<{ id: number }>(
      'select call_id as id from sighting where file_id = ?',
      fileId,
    )
    this.sql.run(
      `update session set
         messages = messages - (select count(*) from message where file_id = @fileId),
         prompts = prompts - (select count(*) from message m join file f on f.id = m.file_id
           where m.file_id = @fileId and m.kind = 'prompt' and f.kind = 'main'),
         tool_calls = tool_calls - (select count(*) from tool_call where file_id = @fileId and name is not null),
         tool_errors = tool_errors - (select count(*) from tool_call where file_id = @fileId and is_error = 1),
         title_custom = case when @isMain then null else title_custom end,
         title_agent = case when @isMain then null else title_agent end,
         title_prompt = case when @isMain then null else title_prompt end
       where id = @sessionRow`,
      { fileId, sessionRow, isMain },
    )
    for (const table of [
      'sighting',
      'message',
      'tool_call',
      'unknown_record',
      'problem',
      'left_out',
      'retracted',
      'cost_state',
      'file_cwd',
      'reader_state',
    ]) {
      this.sql.run(`delete from ${table} where file_id = ?`, fileId)
    }
    for (const { id } of calls) recomputeCall(this.sql, rollup, this.price, id)
    rollup.write()
    this.sql.run('delete from file where id = ?', fileId)
    this.sql.run(
      `update session set
         first_at = (select min(at) from message where session_id = @sessionRow),
         last_at = (select max(at) from message where session_id = @sessionRow)
       where id = @sessionRow`,
      { sessionRow },
    )
    placeSession(this.sql, sessionRow, this.resolveProject)
  }

  markDeleted(fileId: number, now: number): string | null {
    this.sql.run('update file set deleted_at = ? where id = ? and deleted_at is null', now, fileId)
    const row = this.sql.get<{ session_id: string }>(
      'select s.session_id from session s join file f on f.session_id = s.id where f.id = ?',
      fileId,
    )
    return row?.session_id ?? null
  }

  markPresent(fileId: number): void {
    this.sql.run('update file set deleted_at = null where id = ?', fileId)
  }

  /** Lines and problems of every file that is indexed, by path. */
  fileFigures(): Map<string, { readonly lines: number; readonly problems: number }> {
    const rows = this.sql.all<{ path: string; lines: number; problems: number }>(
      'select path, lines + pending_line + problems as lines, problems from file',
    )
    return new Map(rows.map((row) => [row.path, row]))
  }

  /** How much the index holds. */
  counts(): StoreCounts {
    const row = this.sql.get<StoreCounts>(
      `select (select count(*) from project) as projects,
         (select count(*) from session where has_main = 1) as sessions,
         (select coalesce(sum(messages), 0) from session) as messages,
         (select coalesce(sum(calls), 0) from rollup) as calls`,
    )
    return row ?? { projects: 0, sessions: 0, messages: 0, calls: 0 }
  }

  /** Ids of the sessions that were active last, newest first: enough to say "many". */
  newestSessions(): string[] {
    return this.sql
      .all<{ id: string }>('select session_id as id from session order by last_at desc limit 101')
      .map(({ id }) => id)
  }

  /** The greatest id of a call; calls made later have greater ones. */
  lastCall(): number {
    return this.sql.get<{ id: number | null }>('select max(id) as id from call')?.id ?? 0
  }

  callsAfter(id: number): number {
    const row = this.sql.get<{ calls: number }>(
      'select count(*) as calls from call where id > ?',
      id,
    )
    return row?.calls ?? 0
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

  close(): void {
    this.db.close()
  }
}

const noUuids: ReadonlySet<string> = new Set()

/** A record that follows a replay follows the record that was replayed. */
const withFirstParent = (records: FileRecords, line: IndexedLine): IndexedLine => {
  const { parentUuid } = line.facts
  const first = parentUuid === null ? null : records.firstOf(parentUuid)
  return first === parentUuid ? line : { ...line, facts: { ...line.facts, parentUuid: first } }
}

const ownSession = (file: SourceFile): string => path.basename(file.path, '.jsonl')

/** The session of a file: from its path, else from its records, else a file with none is its own. */
const sessionIdOf = ({ file, lines, pending }: IndexBatch): string | null => {
  const records = pending ? [...lines, pending] : lines
  const named = file.sessionId ?? records.find((line) => line.facts.sessionId)?.facts.sessionId
  return named ?? (records.length > 0 ? ownSession(file) : null)
}

/** Copies may keep the name of the session they were copied from. */
const foreignSession = (own: string | null, named: string | null): string | null =>
  own !== null && named !== null && named !== own ? named : null

/** Where a file is begun anew, its first batch holds at least this much. */
const namedWithinBytes = 2 * 1024 * 1024

/** Whether a file that was taken for its own session now says which one it belongs to. */
const isNamedLate = (batch: IndexBatch, sessionId: string): boolean =>
  batch.file.sessionId === null &&
  batch.start < namedWithinBytes &&
  sessionId === ownSession(batch.file) &&
  (sessionIdOf(batch) ?? sessionId) !== sessionId

const sightingOf = (call: CallFacts, rootSession: string | null) => {
  const { key: _, ...figures } = call
  return { ...figures, rootSession, linkedSearches: 0 }
}
