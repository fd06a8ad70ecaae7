import path from 'node:path'
import { type IndexBatch, linesOf } from './index-batch.ts'
import type { SourceFile } from './library.ts'

const ownSession = (file: SourceFile): string => path.basename(file.path, '.jsonl')

/**
 * The session of a file: from its path, else from its records, else a file with none is its own.
 * Null while there is no record that could say.
 */
export const sessionIdOf = (batch: IndexBatch): string | null => {
  const { file } = batch
  const records = linesOf(batch)
  const named = file.sessionId ?? records.find((line) => line.facts.sessionId)?.facts.sessionId
  return named ?? (records.length > 0 ? ownSession(file) : null)
}

/** Where a file is begun anew, its first batch holds at least this much. */
const namedWithinBytes = 2 * 1024 * 1024

/** Whether a file that was taken for its own session now says which one it belongs to. */
export const isNamedLate = (batch: IndexBatch, sessionId: string): boolean =>
  batch.file.sessionId === null &&
  batch.start < namedWithinBytes &&
  sessionId === ownSession(batch.file) &&
  (sessionIdOf(batch) ?? sessionId) !== sessionId

/**
 * The session a record names that is not the one of its file: copies may keep the name of the
 * session they were copied from. Null where both are the same, or one is not known.
 */
export const foreignSession = (own: string | null, named: string | null): string | null =>
  own !== null && named !== null && named !== own ? named : null
