import { isNamedLate, sessionIdOf } from './batch-session.ts'
import { addFileRow, advanceFile, type FileRow, fileRowOf } from './file-row.ts'
import type { IndexBatch } from './index-batch.ts'
import { keepReaderState } from './reader-state.ts'
import { removeFile, removeUnused, removeWithCopies } from './remove-file.ts'
import type { Statements } from './statements.ts'
import { writeLines } from './write-lines.ts'
import { writeProblems } from './write-problems.ts'
import type { WriterTools } from './writer-tools.ts'

/**
 * The row of the batch's file; a new generation takes the place of what the old one said. Null
 * while nobody can say which session the file belongs to.
 */
const rowFor = (tools: WriterTools, batch: IndexBatch): FileRow | null => {
  const { file, generation } = batch
  const known = fileRowOf(tools.sql, file.id)
  if (known?.generationId === generation.id) return known
  if (known) removeWithCopies(tools, file.id, known.sessionRow)
  const sessionId = sessionIdOf(batch)
  return sessionId === null ? null : addFileRow(tools.sql, batch, sessionId)
}

/** Whether the line that was counted before its newline came is not the line it has become. */
const hasPendingChanged = (sql: Statements, batch: IndexBatch): boolean => {
  const counted = sql.get<{ length: number }>(
    'select byte_length as length from message where file_id = ? and byte_offset = ?',
    batch.file.id,
    batch.start,
  )
  const first = batch.lines[0] ?? batch.pending
  return (
    counted !== undefined && !(first?.offset === batch.start && first.length === counted.length)
  )
}

/**
 * Projects a batch; answers the ids of the sessions it touched. Where that cannot go on from what
 * the index says of the file, the file is taken back instead and the caller begins it anew. Inside
 * a transaction.
 */
export const applyBatch = (tools: WriterTools, batch: IndexBatch): string[] => {
  const { sql } = tools
  const fileId = batch.file.id
  const file = rowFor(tools, batch)
  if (!file) return []
  const { sessionId, sessionRow } = file
  if (file.pendingLine === 1 && hasPendingChanged(sql, batch)) {
    // What a line said before it was complete is taken back.
    removeFile(tools, fileId, sessionRow)
    return [sessionId]
  }
  if (isNamedLate(batch, sessionId)) {
    // Read whole, it would have belonged to that session from the beginning.
    removeFile(tools, fileId, sessionRow)
    removeUnused(sql, sessionRow)
    return [sessionId]
  }
  advanceFile(sql, batch, writeLines(tools, batch, file))
  writeProblems(sql, fileId, batch.problems)
  keepReaderState(sql, fileId, batch.readerState)
  return [sessionId]
}
