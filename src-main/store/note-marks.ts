import type { Statements } from './statements.ts'
import type { IndexedLine } from './write-messages.ts'

const insertCompaction = `
  insert or ignore into compaction (file_id, byte_offset, at, trigger, pre_tokens, after_uuid)
  values (?, ?, ?, ?, ?, ?)`

const countRedaction = `
  insert into redaction (file_id, kind, marks) values (?, ?, 1)
  on conflict (file_id, kind) do update set marks = marks + 1`

/** Keeps what few records say: that the context was compacted, that secrets were taken out. */
export const noteMarks = (
  sql: Statements,
  fileId: number,
  { facts, offset }: IndexedLine,
): void => {
  if (facts.compaction) {
    const { trigger, preTokens } = facts.compaction
    sql.run(insertCompaction, fileId, offset, facts.at, trigger, preTokens, facts.parentUuid)
  }
  if (facts.redactions) for (const kind of facts.redactions) sql.run(countRedaction, fileId, kind)
}
