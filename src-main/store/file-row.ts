import type { IndexBatch } from './index-batch.ts'
import type { Statements } from './statements.ts'
import { sessionRowOf } from './write-session.ts'

/** A file as the index knows it: whose it is, and how far it is read. */
export interface FileRow {
  readonly sessionRow: number
  readonly sessionId: string
  readonly generationId: number
  readonly indexedBytes: number
  /** 1 where its last line was counted before its newline came. */
  readonly pendingLine: number
  /** Complete lines; the next one has this as its place. */
  readonly lines: number
  /** UTC ms that the last line with a time tells; null before one. */
  readonly lastAt: number | null
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

/** The row of a file; null for one of which nothing is indexed. */
export const fileRowOf = (sql: Statements, fileId: number): FileRow | null =>
  sql.get<FileRow>(selectFile, fileId) ?? null

/** Makes the row of a batch's file, in the session of that id, which is made where it is new. */
export const addFileRow = (
  sql: Statements,
  { file, generation }: IndexBatch,
  sessionId: string,
): FileRow => {
  sql.run(insertFile, {
    id: file.id,
    generationId: generation.id,
    path: file.path,
    provider: file.provider,
    configDir: file.configDir,
    dirName: file.dirName,
    kind: file.kind,
    sessionRow: sessionRowOf(sql, sessionId, file),
    agentId: file.agentId,
    modifiedAt: generation.modifiedAt,
  })
  const made = fileRowOf(sql, file.id)
  if (!made) throw new Error('a file just added is not there')
  return made
}

/** What the lines of a batch add to their file. */
export interface FileTally {
  /** Records that tell of a model call. */
  usage: number
  /** Records that an agent made up itself. */
  synthetic: number
  /** UTC ms that the last line with a time tells; null before one. */
  lastAt: number | null
}

/** Notes that a file is indexed as far as a batch reaches, and so that it is there. */
export const advanceFile = (sql: Statements, batch: IndexBatch, tally: FileTally): void => {
  sql.run(
    `update file set indexed_bytes = @end, lines = lines + @lines, pending_line = @pending, tail_bytes = @tail,
       usage_records = usage_records + @usage, synthetic_records = synthetic_records + @synthetic,
       last_at = @lastAt, modified_at = @modifiedAt, deleted_at = null where id = @id`,
    {
      ...tally,
      id: batch.file.id,
      end: batch.end,
      lines: batch.lines.length,
      pending: batch.pending ? 1 : 0,
      tail: batch.end >= batch.generation.cursor ? batch.generation.tail.length : 0,
      modifiedAt: batch.generation.modifiedAt,
    },
  )
}

const sessionOf = (sql: Statements, fileId: number): string | null => {
  const row = sql.get<{ session_id: string }>(
    'select s.session_id from session s join file f on f.session_id = s.id where f.id = ?',
    fileId,
  )
  return row?.session_id ?? null
}

/** Notes since when (UTC ms) a file is gone from its source; answers the id of its session. */
export const markFileDeleted = (sql: Statements, fileId: number, now: number): string | null => {
  sql.run('update file set deleted_at = ? where id = ? and deleted_at is null', now, fileId)
  return sessionOf(sql, fileId)
}

/** Notes that a file is at its source again; answers the id of its session. */
export const markFilePresent = (sql: Statements, fileId: number): string | null => {
  sql.run('update file set deleted_at = null where id = ? and deleted_at is not null', fileId)
  return sessionOf(sql, fileId)
}
