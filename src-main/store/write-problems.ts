import type { LineProblem } from './index-batch.ts'
import type { Statements } from './statements.ts'

/** Keeps lines of a file that could not be read; each is counted once. */
export const writeProblems = (
  sql: Statements,
  fileId: number,
  problems: readonly LineProblem[],
): void => {
  for (const { offset, reason } of problems) {
    const { changes } = sql.run(
      'insert or ignore into problem (file_id, byte_offset, reason) values (?, ?, ?)',
      fileId,
      offset,
      reason,
    )
    sql.run('update file set problems = problems + ? where id = ?', changes, fileId)
  }
}

/** Characters that are kept of what a record calls itself. */
const kindLength = 200

/** Counts a record, or a part of one, of a kind that nobody knows; the first is kept by its offset. */
export const countUnknown = (
  sql: Statements,
  fileId: number,
  kind: string,
  offset: number,
): void => {
  sql.run(
    `insert into unknown_record (file_id, kind, records, first_offset) values (?, ?, 1, ?)
     on conflict (file_id, kind) do update set records = records + 1`,
    fileId,
    kind.slice(0, kindLength),
    offset,
  )
}
