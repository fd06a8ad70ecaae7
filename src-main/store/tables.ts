import type { Generated } from 'kysely'
import type { MessageKind } from '#schema/transcript/event.ts'

interface TokenColumns {
  input: number
  output: number
  cache_write_5m: number
  cache_write_1h: number
  cache_read: number
  web_searches: number
}

/** Columns of index.db as queries see them; their meanings stand at the schema. */
export interface IndexTables {
  own_title: { session_id: string; title: string }
  project: { id: Generated<number>; key: string; name: string; path: string | null }
  session: {
    id: Generated<number>
    session_id: string
    project_id: number
    has_main: number
    config_dir: string
    dir_name: string
    title_custom: string | null
    title_agent: string | null
    title_prompt: string | null
    first_at: number | null
    last_at: number | null
    cwd: string | null
    git_branch: string | null
    agent_version: string | null
    messages: number
    prompts: number
    tool_calls: number
    tool_errors: number
    revision: number
    provider: string
  }
  file: {
    id: number
    generation_id: number
    path: string
    provider: string
    config_dir: string
    dir_name: string
    kind: 'main' | 'subagent'
    session_id: number
    agent_id: string | null
    indexed_bytes: number
    lines: number
    pending_line: number
    tail_bytes: number
    problems: number
    usage_records: number
    synthetic_records: number
    deleted_at: number | null
  }
  message: {
    id: Generated<number>
    session_id: number
    file_id: number
    agent_id: string
    seq: number
    byte_offset: number
    byte_length: number
    kind: MessageKind
    holds: number
    record_type: string
    at: number | null
    uuid: string | null
    parent_uuid: string | null
    prompt: string | null
    call_id: number | null
  }
  call: TokenColumns & {
    id: Generated<number>
    key: string
    session_id: number
    file_id: number
    subagent: number
    model: string
    at: number
    cost_nano: number | null
    finalised: number
    records: number
  }
  sighting: TokenColumns & {
    call_id: number
    file_id: number
    mirror: number
    model: string
    at: number
    ordinal: number
    records: number
  }
  tool_call: {
    id: Generated<number>
    session_id: number
    file_id: number
    tool_use_id: string
    name: string | null
    call_id: number | null
    used_at: number | null
    answered_at: number | null
    use_message_id: number | null
    result_message_id: number | null
    agent_id: string | null
    agent_type: string | null
    description: string | null
    prompt_head: string | null
    is_error: number
    rejected: number
    searches: number
    target: string | null
    failure: string | null
    is_search: number
    lines_added: number | null
    lines_removed: number | null
  }
  rollup: TokenColumns & {
    session_id: number
    quarter: number
    model: string
    subagent: number
    calls: number
    cost_nano: number
    unpriced: number
    unfinalised: number
  }
  unknown_record: { file_id: number; kind: string; records: number; first_offset: number }
  cost_state: {
    file_id: number
    cost_nano: number
    has_unknown: number
    api_ms: number
    tool_ms: number
    total_ms: number
    lines_added: number
    lines_removed: number
    models: string
  }
  compaction: {
    file_id: number
    byte_offset: number
    at: number | null
    trigger: string | null
    pre_tokens: number | null
    after_uuid: string | null
  }
  redaction: { file_id: number; kind: string; marks: number }
  retracted: { file_id: number; uuid: string }
  left_out: {
    file_id: number
    byte_offset: number
    byte_length: number
    reason: 'replayed' | 'synthetic'
    at: number | null
    uuid: string | null
    first_uuid: string | null
  }
  problem: { file_id: number; byte_offset: number; reason: string }
  ghost: {
    session_id: string
    provider: string
    project_key: string
    project_name: string
    title: string
    first_at: number
    last_at: number
    prompts: number
  }
  ghost_prompt: {
    session_id: string
    at: number
    prompt: string
    generation_id: number
    byte_offset: number
    byte_length: number
  }
}
