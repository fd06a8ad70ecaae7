/** Record types that stand for themselves, without a message. Shown quietly or not at all. */
export const quietTypes: ReadonlySet<string> = new Set([
  'agent-color',
  'agent-name',
  'agent-setting',
  'ai-title',
  'artifact-autoreact-ledger',
  'artifact-comment-monitor',
  'atis-latch',
  'attachment',
  'bridge-session',
  'content-replacement',
  'cost-state',
  'custom-title',
  'file-history-delta',
  'file-history-snapshot',
  'fork-context-ref',
  'frame-link',
  'isolation-latch',
  'last-prompt',
  'mode',
  'permission-mode',
  'pr-link',
  'progress',
  'queue-operation',
  'relocated',
  'result',
  'summary',
  'tag',
  'worktree-state',
])

/** Subtypes of `system` records that are understood; the quiet ones are bookkeeping. */
export const systemSubtypes: Readonly<Record<string, 'system' | 'error' | 'compaction' | 'quiet'>> =
  {
    '': 'system',
    agents_killed: 'system',
    api_error: 'error',
    away_summary: 'system',
    bridge_status: 'quiet',
    compact_boundary: 'compaction',
    informational: 'system',
    init: 'quiet',
    local_command: 'system',
    microcompact_boundary: 'compaction',
    model_consent_fallback: 'system',
    model_refusal_fallback: 'system',
    model_refusal_no_fallback: 'system',
    scheduled_task_fire: 'system',
    stop_hook_summary: 'quiet',
    turn_duration: 'quiet',
  }

const listed = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/))

/** Types of attachments that are understood. */
export const attachmentTypes = listed(`
  agent_listing_delta already_read_file auto_mode auto_mode_exit command_permissions
  compact_file_reference companion_intro date date_change deferred_tools_delta
  deferred_tools_record directory edited_text_file environment file hook_additional_context
  hook_blocking_error hook_cancelled hook_non_blocking_error hook_stopped_continuation
  hook_success hook_system_message instructions mcp_instructions_delta model nested_memory
  output_style output_style_instructions plan_mode plan_mode_exit plan_mode_reentry
  prompt_snapshot queued_command read_truncation_notice remote_session_change session_context
  skill_listing task_reminder task_status todo_reminder total_tokens_reminder
  workflow_keyword_request`)

/** Types of progress that are understood; newer versions write none. */
export const progressTypes = listed(`
  agent_progress bash_progress hook_progress mcp_progress query_update search_results_received
  waiting_for_task`)

/** Types of a message's pieces that are understood, besides results of the provider's own tools. */
const blockTypes = listed(`
  compaction container_upload document fallback image mcp_tool_use redacted_thinking
  server_tool_use text thinking tool_reference tool_result tool_use`)

/** Whether a piece is the result of a tool, be it the agent's or the provider's own. */
export const isResultType = (type: unknown): type is string =>
  typeof type === 'string' && (type === 'tool_result' || type.endsWith('_tool_result'))

/** Whether a piece calls a tool, be it the agent's or the provider's own. */
export const isUseType = (type: unknown): boolean =>
  type === 'tool_use' || type === 'server_tool_use' || type === 'mcp_tool_use'

/** Whether this version has a name for a piece of a message. */
export const isKnownBlock = (type: unknown): boolean =>
  typeof type === 'string' && (blockTypes.has(type) || isResultType(type))
