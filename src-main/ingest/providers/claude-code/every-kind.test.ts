import { describe, expect, test } from 'vitest'
import { assistant, user } from '#main/testing/transcript.ts'
import type { Block } from '#schema/transcript/block.ts'
import { readBlocks } from './read-blocks.ts'
import { readFacts } from './read-facts.ts'

const chain = { uuid: 'u', parentUuid: null, sessionId: 's', timestamp: '2026-10-20T08:00:00.000Z' }

const attachment = (type: string, more: object = {}) => ({
  ...chain,
  type: 'attachment',
  attachment: { type, ...more },
})

const system = (subtype: string | undefined, more: object = {}) => ({
  ...chain,
  type: 'system',
  ...(subtype ? { subtype } : {}),
  ...more,
})

const progress = (type: string, more: object = {}) => ({
  ...chain,
  type: 'progress',
  data: { type, ...more },
})

const bare = (type: string, more: object = {}) => ({ type, sessionId: 's', ...more })

const told = (block: Block): string => {
  switch (block.kind) {
    case 'note':
      return `${block.name}: ${block.line}`
    case 'text':
      return block.body.text
    case 'thinking':
      return `thinking: ${block.body?.text ?? 'not recorded'}`
    case 'toolUse':
      return `calls ${block.name}`
    case 'toolResult':
      return `${block.result.isError ? 'failed' : 'result'}: ${block.result.body.text}`
    case 'picture':
      return `picture ${block.picture.mediaType}`
    case 'compaction':
      return `compaction ${block.trigger}`
  }
}

/** Every kind of record with how it is filed and what a reader reads of it. */
const records: readonly [record: object, kind: string, recordType: string, shown: string][] = [
  // Attachments
  [
    attachment('hook_success', { hookName: 'Stop', exitCode: 0, durationMs: 12, stdout: 'ok' }),
    'quiet',
    'attachment/hook_success',
    'hook success: Stop · exit 0 · 12 ms',
  ],
  [
    attachment('hook_additional_context', { hookName: 'SessionStart', content: ['be brief'] }),
    'quiet',
    'attachment/hook_additional_context',
    'hook additional context: SessionStart',
  ],
  [
    attachment('hook_blocking_error', { hookEvent: 'PreToolUse', blockingError: 'no' }),
    'quiet',
    'attachment/hook_blocking_error',
    'hook blocking error: PreToolUse',
  ],
  [
    attachment('hook_non_blocking_error', { hookName: 'Stop', exitCode: 1 }),
    'quiet',
    'attachment/hook_non_blocking_error',
    'hook non blocking error: Stop · exit 1',
  ],
  [
    attachment('hook_system_message', { hookName: 'Stop' }),
    'quiet',
    'attachment/hook_system_message',
    'hook system message: Stop',
  ],
  [
    attachment('hook_stopped_continuation', { hookName: 'Stop' }),
    'quiet',
    'attachment/hook_stopped_continuation',
    'hook stopped continuation: Stop',
  ],
  [
    attachment('hook_cancelled', { hookName: 'Stop' }),
    'quiet',
    'attachment/hook_cancelled',
    'hook cancelled: Stop',
  ],
  [
    attachment('queued_command', { prompt: 'and then?', commandMode: 'prompt' }),
    'prompt',
    'attachment/queued_command',
    'and then?',
  ],
  [
    attachment('queued_command', { prompt: [{ type: 'text', text: 'see' }, { type: 'image' }] }),
    'prompt',
    'attachment/queued_command',
    'see + picture image',
  ],
  [
    attachment('queued_command', {
      commandMode: 'task-notification',
      prompt:
        '<task-notification><status>done</status><summary>Tests</summary></task-notification>',
    }),
    'quiet',
    'attachment/queued_command',
    'task notification: done · Tests',
  ],
  [
    attachment('file', { displayPath: 'a.ts', filename: '/x/a.ts', content: { type: 'text' } }),
    'quiet',
    'attachment/file',
    'file: a.ts',
  ],
  [
    attachment('directory', { displayPath: 'src', content: 'a b' }),
    'quiet',
    'attachment/directory',
    'directory: src',
  ],
  [
    attachment('already_read_file', { filename: '/x/a.ts' }),
    'quiet',
    'attachment/already_read_file',
    'already read file: /x/a.ts',
  ],
  [
    attachment('edited_text_file', { filename: '/x/a.ts', snippet: '1 a' }),
    'quiet',
    'attachment/edited_text_file',
    'edited text file: /x/a.ts',
  ],
  [
    attachment('compact_file_reference', { displayPath: 'a.ts' }),
    'quiet',
    'attachment/compact_file_reference',
    'compact file reference: a.ts',
  ],
  [
    attachment('read_truncation_notice', { content: 'cut' }),
    'quiet',
    'attachment/read_truncation_notice',
    'read truncation notice: cut',
  ],
  [
    attachment('nested_memory', { displayPath: 'CLAUDE.md', content: { content: 'x' } }),
    'quiet',
    'attachment/nested_memory',
    'nested memory: CLAUDE.md',
  ],
  [
    attachment('deferred_tools_delta', { addedNames: ['A', 'B'], removedNames: [] }),
    'quiet',
    'attachment/deferred_tools_delta',
    'deferred tools delta: 2 added',
  ],
  [
    attachment('deferred_tools_record', { addedNames: ['A'] }),
    'quiet',
    'attachment/deferred_tools_record',
    'deferred tools record: 1 added',
  ],
  [
    attachment('mcp_instructions_delta', { addedNames: [], removedNames: ['x'] }),
    'quiet',
    'attachment/mcp_instructions_delta',
    'mcp instructions delta: 1 removed',
  ],
  [
    attachment('agent_listing_delta', { addedTypes: ['x'], removedTypes: [] }),
    'quiet',
    'attachment/agent_listing_delta',
    'agent listing delta: 1 added',
  ],
  [
    attachment('skill_listing', { content: '- review' }),
    'quiet',
    'attachment/skill_listing',
    'skill listing: - review',
  ],
  [
    attachment('command_permissions', { allowedTools: ['Bash'] }),
    'quiet',
    'attachment/command_permissions',
    'command permissions: 1 tools allowed',
  ],
  [
    attachment('task_reminder', { content: [{}, {}] }),
    'quiet',
    'attachment/task_reminder',
    'task reminder: 2 tasks',
  ],
  [
    attachment('todo_reminder', { content: [{}] }),
    'quiet',
    'attachment/todo_reminder',
    'todo reminder: 1 tasks',
  ],
  [
    attachment('task_status', { status: 'done', outputFilePath: '/x' }),
    'quiet',
    'attachment/task_status',
    'task status: done · /x',
  ],
  [
    attachment('total_tokens_reminder', { content: '9 k' }),
    'quiet',
    'attachment/total_tokens_reminder',
    'total tokens reminder: 9 k',
  ],
  [
    attachment('plan_mode', { planFilePath: '/p.md' }),
    'quiet',
    'attachment/plan_mode',
    'plan mode: /p.md',
  ],
  [
    attachment('plan_mode_exit', { planFilePath: '/p.md' }),
    'quiet',
    'attachment/plan_mode_exit',
    'plan mode exit: /p.md',
  ],
  [
    attachment('plan_mode_reentry', { planFilePath: '/p.md' }),
    'quiet',
    'attachment/plan_mode_reentry',
    'plan mode reentry: /p.md',
  ],
  [
    attachment('instructions', { files: [{ path: '/a' }] }),
    'quiet',
    'attachment/instructions',
    'instructions: 1 files',
  ],
  [
    attachment('companion_intro', { name: 'Pip', species: 'owl' }),
    'quiet',
    'attachment/companion_intro',
    'companion intro: Pip · owl',
  ],
  ...[
    'auto_mode',
    'auto_mode_exit',
    'output_style',
    'output_style_instructions',
    'environment',
    'model',
    'date',
    'date_change',
    'session_context',
    'prompt_snapshot',
    'remote_session_change',
    'workflow_keyword_request',
  ].map((type): [object, string, string, string] => [
    attachment(type, { content: 'said' }),
    'quiet',
    `attachment/${type}`,
    `${type.replaceAll('_', ' ')}: said`,
  ]),
  // Progress
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
  // System
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
    (subtype): [object, string, string, string] => [
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
  // Bookkeeping
  [bare('summary', { summary: 'Old title' }), 'quiet', 'summary', 'summary: Old title'],
  [bare('ai-title', { aiTitle: 'Given' }), 'quiet', 'ai-title', 'ai title: Given'],
  [bare('custom-title', { customTitle: 'Mine' }), 'quiet', 'custom-title', 'custom title: Mine'],
  [bare('agent-name', { agentName: 'Ada' }), 'quiet', 'agent-name', 'agent name: Ada'],
  [bare('agent-color', { agentColor: 'red' }), 'quiet', 'agent-color', 'agent color: red'],
  [bare('agent-setting', { agentSetting: 'x' }), 'quiet', 'agent-setting', 'agent setting: x'],
  [bare('tag', { tag: 'later' }), 'quiet', 'tag', 'tag: later'],
  [bare('mode', { mode: 'normal' }), 'quiet', 'mode', 'mode: normal'],
  [
    bare('permission-mode', { permissionMode: 'plan' }),
    'quiet',
    'permission-mode',
    'permission mode: plan',
  ],
  [bare('last-prompt', { lastPrompt: 'go' }), 'quiet', 'last-prompt', 'last prompt: go'],
  [bare('pr-link', { prUrl: 'https://x/1' }), 'quiet', 'pr-link', 'pr link: https://x/1'],
  [
    bare('bridge-session', { bridgeSessionId: 'b' }),
    'quiet',
    'bridge-session',
    'bridge session: b',
  ],
  [
    bare('worktree-state', { worktreeSession: { worktreeName: 'w', worktreePath: '/w' } }),
    'quiet',
    'worktree-state',
    'worktree state: w · /w',
  ],
  [
    bare('queue-operation', { operation: 'enqueue', content: 'next' }),
    'quiet',
    'queue-operation',
    'queue operation: enqueue · next',
  ],
  [
    bare('queue-operation', { operation: 'popAll' }),
    'quiet',
    'queue-operation',
    'queue operation: popAll',
  ],
  [
    bare('file-history-snapshot', { snapshot: { trackedFileBackups: { a: null, b: {} } } }),
    'quiet',
    'file-history-snapshot',
    'file history snapshot: 2 files',
  ],
  [
    bare('file-history-delta', { trackingPath: 'a.ts' }),
    'quiet',
    'file-history-delta',
    'file history delta: a.ts',
  ],
  [
    bare('content-replacement', { replacements: [{ kind: 'tool-result', toolUseId: 't' }] }),
    'quiet',
    'content-replacement',
    'content replacement: 1 results replaced',
  ],
  [bare('relocated', { to: '/new' }), 'quiet', 'relocated', 'relocated: { "to": "/new" }'],
  [
    bare('fork-context-ref', { parentSessionId: 'p', parentLastUuid: 'l' }),
    'quiet',
    'fork-context-ref',
    'fork context ref: p · l',
  ],
  [
    bare('cost-state', { totalCostUSD: 5, modelUsage: { 'claude-opus-5': {} } }),
    'quiet',
    'cost-state',
    'cost state: $5.0000 · claude-opus-5',
  ],
  [
    bare('frame-link', { title: 'Page', frameUrl: 'https://x' }),
    'quiet',
    'frame-link',
    'frame link: Page · https://x',
  ],
  [
    bare('result', { subtype: 'success', result: 'done' }),
    'quiet',
    'result/success',
    'success: done',
  ],
  ...['atis-latch', 'isolation-latch', 'artifact-comment-monitor', 'artifact-autoreact-ledger'].map(
    (type): [object, string, string, string] => [
      bare(type, { on: true }),
      'quiet',
      type,
      `${type.replaceAll('-', ' ')}: { "on": true }`,
    ],
  ),
  // What a user record can be
  [user('go'), 'prompt', 'user', 'go'],
  [user('<command-name>/clear</command-name>'), 'prompt', 'user', '/clear'],
  [user('<bash-input>ls</bash-input>'), 'prompt', 'user', '! ls'],
  [user('<user-memory-input>use tabs</user-memory-input>'), 'prompt', 'user', '# use tabs'],
  [
    user('<bash-stdout>a</bash-stdout><bash-stderr>b</bash-stderr>'),
    'meta',
    'user',
    'shell output: a b',
  ],
  [user('<local-command-stderr>no</local-command-stderr>'), 'meta', 'user', 'command output: no'],
  [
    user('<local-command-caveat>Caveat</local-command-caveat>', { isMeta: true }),
    'meta',
    'user',
    'caveat: Caveat',
  ],
  [
    user('Base directory for this skill: /x', { isMeta: true, sourceToolUseID: 't' }),
    'meta',
    'user',
    'skill: Base directory for this skill: /x',
  ],
  [
    user(
      '<teammate-message teammate_id="ada" color="red" summary="Tests are green">All 12 pass.</teammate-message>',
    ),
    'meta',
    'user',
    'teammate message: ada · Tests are green',
  ],
  [
    user('<teammate-message teammate_id="system">{"type":"idle"}</teammate-message>', {
      isSidechain: true,
    }),
    'task',
    'user',
    'teammate message: system · {"type":"idle"}',
  ],
  [
    user('<cross-session-message from="x">hello</cross-session-message>'),
    'meta',
    'user',
    'message of another session: hello',
  ],
  [
    user('[Request interrupted by user for tool use]'),
    'interruption',
    'user',
    '[Request interrupted by user for tool use]',
  ],
]

test.each(records.map(([record, kind, type, shown]) => [type, shown, kind, record] as const))(
  '%s is shown as %j',
  (type, shown, kind, record) => {
    const facts = readFacts(record)
    expect([facts.known, facts.kind, facts.recordType]).toEqual([true, kind, type])
    expect(facts.unknownParts).toBeUndefined()
    expect(readBlocks(record, { seq: 0, most: 500 }).map(told).join(' + ')).toBe(shown)
  },
)

/** Every piece of a message. */
const pieces: readonly [block: unknown, shown: string][] = [
  [{ type: 'text', text: 'hi' }, 'hi'],
  ['a bare string', 'a bare string'],
  [{ type: 'thinking', thinking: 'hm', signature: 'x' }, 'thinking: hm'],
  [{ type: 'thinking', thinking: '', signature: 'x' }, 'thinking: not recorded'],
  [{ type: 'redacted_thinking', data: 'x' }, 'thinking: not recorded'],
  [{ type: 'tool_use', id: 't', name: 'Bash', input: {} }, 'calls Bash'],
  [{ type: 'server_tool_use', id: 't', name: 'web_search', input: {} }, 'calls web_search'],
  [{ type: 'mcp_tool_use', id: 't', name: 'find', input: {} }, 'calls find'],
  [
    { type: 'web_search_tool_result', tool_use_id: 't', content: [{ type: 'x', url: 'u' }] },
    'result: {\n  "type": "x",\n  "url": "u"\n}',
  ],
  [
    {
      type: 'web_fetch_tool_result',
      tool_use_id: 't',
      content: { type: 'web_fetch_tool_result_error', error_code: 'no' },
    },
    'failed: {\n  "type": "web_fetch_tool_result_error",\n  "error_code": "no"\n}',
  ],
  [{ type: 'tool_result', tool_use_id: 't', content: 'x', is_error: true }, 'failed: x'],
  [
    {
      type: 'tool_result',
      tool_use_id: 't',
      content: [
        { type: 'text', text: 'a' },
        { type: 'tool_reference', tool_name: 'Grep' },
      ],
    },
    'result: a\ntool: Grep',
  ],
  [{ type: 'tool_reference', tool_name: 'Grep' }, 'tool reference: Grep'],
  [{ type: 'image', source: { media_type: 'image/png', data: 'aGk=' } }, 'picture image/png'],
  [
    {
      type: 'document',
      title: 'Plan',
      source: { type: 'base64', media_type: 'application/pdf', data: 'x'.repeat(4096) },
    },
    'document: Plan · application/pdf · 3 KB',
  ],
  [{ type: 'fallback', from: { model: 'a' }, to: { model: 'b' } }, 'fallback: a → b'],
  [{ type: 'compaction', content: 'so far' }, 'compaction: so far'],
]

test.each(pieces)('a piece %j of a message is known', (block, shown) => {
  const record = assistant('a', {}, {}, { content: [block] })
  expect(readFacts(record).unknownParts).toBeUndefined()
  expect(readBlocks(record, { seq: 0, most: 500 }).map(told)).toEqual([shown])
})

describe('what a tool brought back beside its words', () => {
  const result = (content: unknown, toolUseResult: unknown) =>
    readBlocks(user([{ type: 'tool_result', tool_use_id: 't', content }], { toolUseResult }), {
      seq: 0,
      most: 500,
    }).map(told)

  test.each([
    ['an object', 'words', { stdout: 'other' }, 'result: words'],
    ['a string', 'words', 'Error: words', 'result: words'],
    ['a string alone', '', 'Error: it failed', 'result: Error: it failed'],
    [
      'a list alone',
      undefined,
      [{ type: 'text', text: 'of an MCP tool' }],
      'result: of an MCP tool',
    ],
    ['nothing', undefined, undefined, 'result: '],
  ])('may be %s', (_, content, outcome, shown) => {
    expect(result(content, outcome)).toEqual([shown])
  })
})

describe('what this version has no name for is kept, shown and counted by its kind', () => {
  test.each([
    [bare('hologram'), 'hologram'],
    [system('hologram'), 'system/hologram'],
    [attachment('hologram'), 'attachment/hologram'],
    [{ ...chain, type: 'attachment' }, 'attachment'],
    [progress('hologram'), 'progress/hologram'],
    [{ sessionId: 's' }, '(no type)'],
  ])('%j', (record, type) => {
    expect(readFacts(record)).toMatchObject({ known: false, kind: 'unknown', recordType: type })
    expect(readBlocks(record, { seq: 0, most: 500 })).toHaveLength(1)
  })

  test('a piece of a message, in a record that is known', () => {
    const content = [{ type: 'text', text: 'x' }, { type: 'hologram', depth: 3 }, { depth: 1 }]
    const record = assistant('a', {}, {}, { content })
    expect(readFacts(record)).toMatchObject({
      known: true,
      unknownParts: ['block/hologram', 'block/(no type)'],
    })
    expect(readBlocks(record, { seq: 0, most: 500 }).map(told)[1]).toMatch(/^hologram: .*depth/)
  })
})

test('records that another model withdrew are named', () => {
  const record = system('model_refusal_fallback', { retractedMessageUuids: ['a', 5, 'b'] })
  expect(readFacts(record).retracted).toEqual(['a', 'b'])
})
