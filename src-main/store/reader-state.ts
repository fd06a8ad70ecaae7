import type { Statements } from './statements.ts'

/** What the provider of a file needs to read on behind what is indexed; null where it needs nothing. */
export const readerState = (sql: Statements, fileId: number): string | null =>
  sql.get<{ state: string }>('select state from reader_state where file_id = ?', fileId)?.state ??
  null

/** Keeps that state; most providers have none, and then nothing is written. */
export const keepReaderState = (sql: Statements, fileId: number, state: string | null): void => {
  if (state === null) return
  sql.run('insert or replace into reader_state (file_id, state) values (?, ?)', fileId, state)
}
