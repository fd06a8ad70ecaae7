import type { MessageKind } from '#schema/transcript/event.ts'

/** Lines that are bookkeeping. */
export const quietLines: ReadonlySet<string> = new Set([
  'inter_agent_communication_metadata',
  'session_meta',
  'state',
  'turn_context',
  'world_state',
])

/** Items of the model's talk that are bookkeeping. */
export const quietItems: ReadonlySet<string> = new Set([
  'compaction',
  'compaction_summary',
  'compaction_trigger',
  'context_compaction',
  'ghost_snapshot',
  'other',
])

const quietEvents = `
  account/rateLimits/updated agent_message agent_message_content_delta agent_reasoning
  agent_reasoning_section_break apply_patch_approval_request background_event
  codex/event/raw_item collab_agent_interaction_begin collab_agent_interaction_end
  collab_agent_spawn_begin collab_agent_spawn_end collab_close_begin collab_close_end
  collab_resume_begin collab_resume_end collab_waiting_begin collab_waiting_end
  context_compacted deprecation_notice dynamic_tool_call_request dynamic_tool_call_response
  elicitation_request exec_approval_request exec_command_begin exec_command_end
  exec_command_output_delta guardian_assessment hook_completed hook_started
  image_generation_begin image_generation_end item_completed item_started list_skills_response
  mcp_startup_complete mcp_startup_update mcp_tool_call_begin mcp_tool_call_end
  model_reroute patch_apply_begin patch_apply_end patch_apply_updated plan_update raw_response_item
  request_permissions request_user_input session_configured shutdown_complete skills_update_available
  sub_agent_activity task_complete task_started terminal_interaction thread_goal_updated
  thread_name_updated thread_settings_applied token_count turn.completed turn.started
  turn_complete turn_diff turn_started undo_started user_message view_image_tool_call
  web_search_begin web_search_end`

const spoken: readonly (readonly [string, MessageKind])[] = [
  ['agent_reasoning_raw_content', 'answer'],
  ['entered_review_mode', 'system'],
  ['error', 'error'],
  ['exited_review_mode', 'system'],
  ['stream_error', 'error'],
  ['thread_rolled_back', 'system'],
  ['turn_aborted', 'interruption'],
  ['undo_completed', 'system'],
  ['warning', 'system'],
]

/** What an event is to a reader, where its type alone tells. */
export const eventKinds: ReadonlyMap<string, MessageKind> = new Map([
  ...quietEvents
    .trim()
    .split(/\s+/)
    .map((name): [string, MessageKind] => [name, 'quiet']),
  ...spoken,
])
