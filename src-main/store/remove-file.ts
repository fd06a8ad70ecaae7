import { fileRowOf } from './file-row.ts'
import type { Statements } from './statements.ts'
import { type PriceCall, recomputeCall } from './write-calls.ts'
import { createRollupChange } from './write-rollup.ts'
import { placeSession } from './write-session.ts'
import type { WriterTools } from './writer-tools.ts'

/** Where a file's own rows lie. */
const tables = [
  'sighting',
  'message',
  'tool_call',
  'unknown_record',
  'problem',
  'left_out',
  'retracted',
  'cost_state',
  'compaction',
  'redaction',
  'file_cwd',
  'reader_state',
] as const

/** Takes what a file added to its session away again; titles are only ever a main file's. */
const takeFromSession = (sql: Statements, fileId: number, sessionRow: number): void => {
  const file = sql.get<{ kind: string }>('select kind from file where id = ?', fileId)
  const isMain = file?.kind === 'main' ? 1 : 0
  sql.run(
    `update session set revision = revision + 1,
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
}

/** Removes a file's rows; calls that other files tell of as well stay, as those tell of them. */
const removeRows = (sql: Statements, price: PriceCall, fileId: number): void => {
  const rollup = createRollupChange(sql)
  const calls = sql.all<{ id: number }>(
    'select call_id as id from sighting where file_id = ?',
    fileId,
  )
  for (const table of tables) sql.run(`delete from ${table} where file_id = ?`, fileId)
  for (const { id } of calls) recomputeCall(sql, rollup, price, id)
  rollup.write()
  sql.run('delete from file where id = ?', fileId)
}

/** Takes back everything a file said, so that its next generation can speak. */
export const removeFile = (tools: WriterTools, fileId: number, sessionRow: number): void => {
  const { sql, known, price, resolveProject } = tools
  known.forget(fileId)
  takeFromSession(sql, fileId, sessionRow)
  removeRows(sql, price, fileId)
  sql.run(
    `update session set
       first_at = (select min(at) from message where session_id = @sessionRow),
       last_at = (select max(at) from message where session_id = @sessionRow)
     where id = @sessionRow`,
    { sessionRow },
  )
  placeSession(sql, sessionRow, resolveProject)
}

/** Other main files of the session with records that were left out because this file holds them. */
const selectCopies = `
  select distinct l.file_id as id from left_out l join file f on f.id = l.file_id
  where f.session_id = @sessionRow and f.kind = 'main' and f.id <> @fileId
    and l.reason = 'replayed'
    and l.first_uuid in (select uuid from message where file_id = @fileId)`

/**
 * {@link removeFile}, and every other file of the session that left records out because one that
 * goes held them: nobody can say yet whether it still does. They are read anew from the library.
 */
export const removeWithCopies = (tools: WriterTools, fileId: number, sessionRow: number): void => {
  const { sql } = tools
  const copies = sql.all<{ id: number }>(selectCopies, { fileId, sessionRow })
  removeFile(tools, fileId, sessionRow)
  for (const { id } of copies) {
    if (fileRowOf(sql, id)) removeWithCopies(tools, id, sessionRow)
  }
}

/** Removes a session that no file is left of; any other stays. */
export const removeUnused = (sql: Statements, sessionRow: number): void => {
  sql.run(
    `delete from session where id = @id
       and not exists (select 1 from file where session_id = @id)`,
    { id: sessionRow },
  )
}
