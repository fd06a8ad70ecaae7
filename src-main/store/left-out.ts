import type { Statements } from './statements.ts'
import type { IndexedLine } from './write-messages.ts'

/** Why a record that can be read counts nothing. Others are told from the calls themselves. */
export type LeftOutReason = 'replayed' | 'synthetic'

const insert = `
  insert or replace into left_out (file_id, byte_offset, byte_length, reason, at, uuid, first_uuid)
  values (?, ?, ?, ?, ?, ?, ?)`

/** Keeps that a line counts nothing, and of a replay which record it repeats. */
export const leaveOut = (
  sql: Statements,
  fileId: number,
  { offset, length, facts }: IndexedLine,
  why: { readonly reason: LeftOutReason; readonly first?: string | null },
): void => {
  sql.run(insert, fileId, offset, length, why.reason, facts.at, facts.uuid, why.first ?? null)
}
