import type { RecordFacts } from '#schema/transcript/facts.ts'
import type { Statements } from './statements.ts'

/** One line of a transcript with its place in the file. */
export interface IndexedLine {
  readonly offset: number
  readonly length: number
  readonly facts: RecordFacts
}

/** Where a line's rows go. */
export interface MessageTarget {
  readonly fileId: number
  readonly sessionRow: number
  readonly agentId: string | null
}

const insertMessage = `
  insert into message (session_id, file_id, agent_id, seq, byte_offset, byte_length, kind,
    holds, record_type, at, uuid, parent_uuid, prompt, call_id)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** Adds a record and answers its row. */
export const addMessage = (
  sql: Statements,
  target: MessageTarget,
  seq: number,
  line: IndexedLine,
  callId: number | null,
): number => {
  const { facts } = line
  const added = sql.run(
    insertMessage,
    target.sessionRow,
    target.fileId,
    target.agentId ?? '',
    seq,
    line.offset,
    line.length,
    facts.kind,
    facts.holds,
    facts.recordType,
    facts.at,
    facts.uuid,
    facts.parentUuid,
    facts.promptText,
    callId,
  )
  return Number(added.lastInsertRowid)
}

const insertToolUse = `
  insert into tool_call (session_id, file_id, tool_use_id, name, call_id, used_at, use_message_id,
    agent_type, description, prompt_head, target, is_search, lines_added, lines_removed)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (file_id, tool_use_id) do update set
    name = coalesce(name, excluded.name), call_id = coalesce(call_id, excluded.call_id),
    used_at = coalesce(used_at, excluded.used_at), use_message_id = excluded.use_message_id,
    agent_type = excluded.agent_type, description = excluded.description,
    prompt_head = excluded.prompt_head, target = excluded.target,
    is_search = excluded.is_search, lines_added = excluded.lines_added,
    lines_removed = excluded.lines_removed
  where name is null`

const insertToolResult = `
  insert into tool_call (session_id, file_id, tool_use_id, answered_at, result_message_id,
    agent_id, is_error, rejected, searches, failure)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (file_id, tool_use_id) do update set
    answered_at = excluded.answered_at, result_message_id = excluded.result_message_id,
    agent_id = excluded.agent_id, is_error = excluded.is_error,
    rejected = excluded.rejected, searches = excluded.searches,
    failure = excluded.failure
  where answered_at is null`

/** What the tool uses and results of a line newly add. */
export interface ToolChange {
  readonly toolCalls: number
  readonly toolErrors: number
  /** Tool results that report searches of the web. */
  readonly searches: readonly { readonly toolUseId: string; readonly searches: number }[]
}

const orNull = <T>(value: T | undefined): T | null => value ?? null

/** Joins tool uses with their results; each is counted when it is first seen. */
export const addTools = (
  sql: Statements,
  target: MessageTarget,
  facts: RecordFacts,
  callId: number | null,
  messageId: number | null,
): ToolChange => {
  let toolCalls = 0
  let toolErrors = 0
  const at = facts.at ?? 0
  const { sessionRow, fileId } = target
  for (const use of facts.toolUses) {
    const { type = null, description = null, promptHead = null } = use.agent ?? {}
    const purpose = [use.target, use.isSearch ? 1 : 0, use.lines?.added, use.lines?.removed]
    const values = [callId, at, messageId, type, description, promptHead, ...purpose.map(orNull)]
    toolCalls += sql.run(insertToolUse, sessionRow, fileId, use.id, use.name, ...values).changes
  }
  for (const result of facts.toolResults) {
    const isError = result.isError && !result.rejected
    const rejected = result.rejected ? 1 : 0
    const outcome = [isError ? 1 : 0, rejected, result.searches, result.failure]
    const values = [at, messageId, result.agentId, ...outcome]
    const { changes } = sql.run(insertToolResult, sessionRow, fileId, result.id, ...values)
    if (changes === 1 && isError) toolErrors += 1
  }
  const searches = facts.toolResults
    .filter((result) => result.searches > 0)
    .map((result) => ({ toolUseId: result.id, searches: result.searches }))
  return { toolCalls, toolErrors, searches }
}
