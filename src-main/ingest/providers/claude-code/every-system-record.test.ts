import { assistant } from '#main/testing/transcript.ts'
import { type KnownRecord, progress, system, testRecords } from './every-kind.fixture.ts'

testRecords([
  [
    progress('hook_progress', { hookName: 'Stop', command: 'make' }),
    'quiet',
    'progress/hook_progress',
    'hook progress: Stop · make',
  ],
  [
    progress('bash_progress', { elapsedTimeSeconds: 3, output: 'x' }),
    'quiet',
    'progress/bash_progress',
    'bash progress: 3 s',
  ],
  [
    progress('agent_progress', { agentId: 'a1', message: assistant('m') }),
    'quiet',
    'progress/agent_progress',
    'agent progress: a1',
  ],
  [
    progress('mcp_progress', { toolName: 'find', statusMessage: 'going' }),
    'quiet',
    'progress/mcp_progress',
    'mcp progress: find · going',
  ],
  [
    progress('waiting_for_task', { taskDescription: 'build' }),
    'quiet',
    'progress/waiting_for_task',
    'waiting for task: build',
  ],
  [
    progress('query_update', { statusMessage: 'q' }),
    'quiet',
    'progress/query_update',
    'query update: q',
  ],
  [
    progress('search_results_received', { statusMessage: '5' }),
    'quiet',
    'progress/search_results_received',
    'search results received: 5',
  ],
  [system(undefined, { content: 'note' }), 'system', 'system', 'system: note'],
  [
    system('informational', { content: 'hint' }),
    'system',
    'system/informational',
    'informational: hint',
  ],
  [
    system('local_command', { content: '<local-command-stdout>x</local-command-stdout>' }),
    'system',
    'system/local_command',
    'local command: x',
  ],
  [
    system('away_summary', { content: 'did' }),
    'system',
    'system/away_summary',
    'away summary: did',
  ],
  [
    system('scheduled_task_fire', { content: 'at nine' }),
    'system',
    'system/scheduled_task_fire',
    'scheduled task fire: at nine',
  ],
  [
    system('agents_killed', { content: 'two' }),
    'system',
    'system/agents_killed',
    'agents killed: two',
  ],
  [
    system('bridge_status', { content: 'on', url: 'https://x' }),
    'quiet',
    'system/bridge_status',
    'bridge status: on · https://x',
  ],
  [system('init', { model: 'opus' }), 'quiet', 'system/init', 'init: opus'],
  [
    system('turn_duration', { durationMs: 4000 }),
    'quiet',
    'system/turn_duration',
    'turn duration: 4 s',
  ],
  [
    system('stop_hook_summary', { hookInfos: [{}], hookErrors: [], preventedContinuation: true }),
    'quiet',
    'system/stop_hook_summary',
    'stop hook summary: 1 hooks · kept the agent going',
  ],
  [
    system('api_error', {
      error: { status: 529, error: { error: { message: 'busy' } } },
      retryAttempt: 1,
      maxRetries: 10,
    }),
    'error',
    'system/api_error',
    'api error: status 529 · busy · try 1 of 10',
  ],
  [
    system('compact_boundary', { compactMetadata: { trigger: 'manual' } }),
    'compaction',
    'system/compact_boundary',
    'compaction manual',
  ],
  [
    system('microcompact_boundary', { microcompactMetadata: { trigger: 'auto' } }),
    'compaction',
    'system/microcompact_boundary',
    'compaction auto',
  ],
  ...['model_refusal_fallback', 'model_refusal_no_fallback', 'model_consent_fallback'].map(
    (subtype): KnownRecord => [
      system(subtype, {
        originalModel: 'a',
        fallbackModel: 'b',
        apiRefusalCategory: 'cyber',
        retractedMessageUuids: ['x'],
      }),
      'system',
      `system/${subtype}`,
      `${subtype.replaceAll('_', ' ')}: a → b · cyber · 1 records withdrawn`,
    ],
  ),
])
