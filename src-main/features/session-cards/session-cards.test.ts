import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { askFiles, askHome } from '#main/testing/ask-store.ts'
import { assistant, temporaryFolder, user } from '#main/testing/transcript.ts'

const at = (second: number): string => new Date(Date.UTC(2026, 9, 20, 8, 0, second)).toISOString()

const said = (id: string, second: number, ...content: object[]) =>
  assistant(id, undefined, { timestamp: at(second) }, content.length > 0 ? { content } : {})

const asked = (second: number, text: string, more: object = {}) =>
  user(text, { timestamp: at(second), ...more })

let calls = 0
const uses = (second: number, name: string, input: object, result: object | null = {}) => {
  calls += 1
  const id = `toolu_${calls}`
  const use = said(`msg_${calls}`, second, { type: 'tool_use', id, name, input })
  const { top = {}, ...block } = (result ?? {}) as { top?: object }
  const answer = { type: 'tool_result', tool_use_id: id, content: 'ok', ...block }
  return result === null ? [use] : [use, user([answer], { timestamp: at(second), ...top })]
}

const failed = { is_error: true, content: 'no such file' }
const refused = { is_error: true, content: "The user doesn't want to proceed" }

/** The cards of session `s`, of which these are the records. */
const cardsOf = async (
  records: readonly object[],
  more: Readonly<Record<string, readonly object[]>> = {},
) => {
  const { ask } = await askFiles({ 'p/s.jsonl': records, ...more })
  const answer = await ask('sessionCards.get', { id: 's' })
  return answer.cards ?? {}
}

test('tokens and cost are of every call once, subagents included, and older keys repeat them', async () => {
  const usage = {
    input_tokens: 1000,
    output_tokens: 100,
    cache_read_input_tokens: 10,
    cache_creation: { ephemeral_5m_input_tokens: 3, ephemeral_1h_input_tokens: 4 },
  }
  const { ask } = await askFiles({
    'p/s.jsonl': [user('go'), assistant('a', usage), assistant('a', usage)],
    'p/s/subagents/agent-7.jsonl': [assistant('b', usage)],
  })
  const answer = await ask('sessionCards.get', { id: 's' })
  const tokens = { input: 2000, output: 200, cache_creation: 14, cache_read: 20 }
  // Opus 5: $5 in, $25 out, $0.50 read, $6.25 and $10 written, each for a million.
  const cost = { estimated_usd: '0.0151275', unpriced_calls: 0, unfinalised_calls: 0 }
  expect(answer).toMatchObject({ tokens, cost, cards: { tokens, cost } })
  expect(answer.compaction).toEqual(answer.cards?.compaction)
  expect(answer).toMatchObject({ computed_lines: 4, computed_at: expect.stringMatching(/Z$/) })
  expect(answer).not.toHaveProperty('card_errors')
})

test('the cost of a call without a price is not made up: the call is counted as unpriced', async () => {
  const strange = assistant('a', { output_tokens: 5 }, {}, { model: 'no-price-1' })
  const { cost, session } = await cardsOf([user('go'), strange])
  expect(cost).toEqual({ estimated_usd: '0.00', unpriced_calls: 1, unfinalised_calls: 0 })
  expect(session?.models_used).toEqual(['no-price-1'])
})

test('compactions are counted by what set them off, the time is that of automatic ones', async () => {
  const boundary = (second: number, trigger: string, logicalParentUuid: string) => ({
    type: 'system',
    subtype: 'compact_boundary',
    uuid: `b-${second}`,
    sessionId: 's',
    timestamp: at(second),
    logicalParentUuid,
    compactMetadata: { trigger, preTokens: 9 },
  })
  const { compaction } = await cardsOf([
    asked(0, 'go', { uuid: 'first' }),
    boundary(4, 'auto', 'first'),
    asked(10, 'on', { uuid: 'second' }),
    boundary(18, 'auto', 'second'),
    boundary(60, 'manual', 'second'),
  ])
  expect(compaction).toEqual({ auto: 2, manual: 1, avg_time_ms: 6000 })
  const none = await cardsOf([asked(0, 'go')])
  expect(none.compaction).toEqual({ auto: 0, manual: 0, avg_time_ms: null })
})

test('a session lasts from its first to its last record; one moment is no time', async () => {
  const model = { model: 'claude-haiku-4-5' }
  const { session } = await cardsOf([asked(0, 'go'), said('a', 90)], {
    'p/s/subagents/agent-7.jsonl': [assistant('b', undefined, { timestamp: at(900) }, model)],
  })
  expect(session).toEqual({
    duration_ms: 90_000,
    models_used: ['claude-haiku-4-5', 'claude-opus-5'],
  })
  expect((await cardsOf([asked(0, 'go')])).session?.duration_ms).toBeNull()
})

test('tools are counted once by their id over all files, refusals among the errors', async () => {
  const shell = uses(3, 'Bash', { command: 'make' }, failed)
  const { tools } = await cardsOf(
    [
      asked(0, 'go'),
      ...uses(1, 'Read', { file_path: '/a/b.ts' }),
      ...uses(2, 'Read', { file_path: '/a/c.ts' }, null),
      ...shell,
      ...shell,
      ...uses(4, 'Write', { file_path: '/a/d.ts', content: 'x' }, refused),
    ],
    { 'p/s/subagents/agent-7.jsonl': uses(5, 'Grep', { pattern: 'x' }) },
  )
  expect(tools).toEqual({
    total_calls: 5,
    tool_breakdown: { Read: 2, Bash: 1, Grep: 1, Write: 1 },
    error_count: 2,
    rejected_count: 1,
  })
})

test('tools add what subagents without a transcript tell of theirs, each once', async () => {
  const told = (agentId: string, totalToolUseCount: number) =>
    uses(
      2,
      'Agent',
      { prompt: `be ${agentId}` },
      { top: { toolUseResult: { agentId, totalToolUseCount } } },
    )
  const lost = told('lost', 30)
  const { tools } = await cardsOf([asked(0, 'go'), ...lost, ...lost, ...told('7', 500)], {
    'p/s/subagents/agent-7.jsonl': uses(5, 'Grep', { pattern: 'x' }),
  })
  expect(tools).toMatchObject({ total_calls: 33, tool_breakdown: { Agent: 2, Grep: 1 } })
})

test('code activity tells files once, their extensions each time, and lines of every edit', async () => {
  const { code_activity: code } = await cardsOf([
    asked(0, 'go'),
    ...uses(1, 'Read', { file_path: '/a/b.ts' }),
    ...uses(2, 'Read', { file_path: '/a/b.ts' }),
    ...uses(3, 'Edit', { file_path: '/a/b.ts', old_string: 'x\n', new_string: 'y\nz' }),
    ...uses(4, 'Write', { file_path: '/a/README', content: 'a\nb\n' }),
    ...uses(
      5,
      'MultiEdit',
      { file_path: '/a/c.CSS', edits: [{ old_string: '', new_string: 'a' }] },
      failed,
    ),
    ...uses(6, 'Glob', { pattern: '*' }),
    ...uses(7, 'Bash', { command: 'rg x' }),
  ])
  expect(code).toEqual({
    files_read: 1,
    files_modified: 3,
    lines_added: 5,
    lines_removed: 1,
    search_count: 1,
    shell_search_count: 1,
    failed_edit_count: 1,
    language_breakdown: { ts: 3, css: 1 },
  })
})

test('a turn ends with the last answer before the next prompt, then the person thinks', async () => {
  const { conversation } = await cardsOf([
    asked(0, 'one'),
    said('a', 5),
    said('a', 6, { type: 'tool_use', id: 't', name: 'Bash', input: {} }),
    said('b', 10),
    asked(30, 'two'),
    asked(40, 'three'),
    said('c', 60, { type: 'text', text: 'x' }, { type: 'text', text: 'y' }),
    asked(70, 'a clock went wrong'),
    said('d', 50),
  ])
  expect(conversation).toEqual({
    user_turns: 4,
    assistant_turns: 4,
    avg_assistant_turn_ms: 15_000,
    avg_user_thinking_ms: 15_000,
    total_assistant_duration_ms: 30_000,
    total_user_duration_ms: 30_000,
    assistant_utilization_pct: 50,
  })
})

test('where nobody waited for anybody the time of a conversation is not known', async () => {
  const { conversation } = await cardsOf([asked(0, 'one'), said('a', 5)])
  expect(conversation).toMatchObject({
    avg_assistant_turn_ms: 5000,
    avg_user_thinking_ms: null,
    total_user_duration_ms: null,
    assistant_utilization_pct: null,
  })
})

test('subagents count by type once they answered, skills with the slash commands', async () => {
  const start = { prompt: 'look', description: 'd' }
  const { agents_and_skills: card } = await cardsOf([
    asked(0, '<command-name>/commit</command-name><command-args>now</command-args>'),
    ...uses(1, 'Task', { ...start, subagent_type: 'Explore' }),
    ...uses(2, 'Agent', { ...start, subagent_type: 'Explore' }, failed),
    ...uses(3, 'Task', start),
    ...uses(4, 'Task', { ...start, subagent_type: 'Plan' }, null),
    ...uses(5, 'Skill', { skill: 'commit' }, failed),
    asked(6, '/usr/bin is a folder'),
  ])
  expect(card).toEqual({
    agent_invocations: 3,
    skill_invocations: 2,
    agent_stats: { Explore: { success: 1, errors: 1 }, unknown: { success: 1, errors: 0 } },
    skill_stats: { commit: { success: 1, errors: 1 } },
  })
})

test('redactions are counted by kind, and there is no such card where there are none', async () => {
  const { redactions } = await cardsOf([
    asked(0, 'use [REDACTED:API_KEY] and [REDACTED:API_KEY]'),
    ...uses(1, 'Bash', { command: 'echo [REDACTED:GITHUB_TOKEN]' }),
  ])
  expect(redactions).toEqual({
    total_redactions: 3,
    redaction_counts: { API_KEY: 2, GITHUB_TOKEN: 1 },
  })
  expect(await cardsOf([asked(0, 'go')])).not.toHaveProperty('redactions')
})

test('a card that fails is named with a reason and leaves the others', async () => {
  const { ask, dataDir } = await askFiles({ 'p/s.jsonl': [asked(0, 'go'), said('a', 1)] })
  const db = new Database(path.join(dataDir, 'index.db'))
  db.exec('alter table compaction rename to lost; alter table tool_call rename to lost_too')
  db.close()
  const answer = await ask('sessionCards.get', { id: 's' })
  expect(Object.keys(answer.card_errors ?? {}).sort()).toEqual([
    'agents_and_skills',
    'code_activity',
    'compaction',
    'tools',
  ])
  expect(answer.card_errors?.tools).toMatch(/went wrong/)
  expect(Object.keys(answer.cards ?? {}).sort()).toEqual([
    'conversation',
    'cost',
    'session',
    'tokens',
  ])
  expect(answer).not.toHaveProperty('compaction')
})

const fixture = path.resolve(
  '../shared/corpus/ConfabulousDev__confab-web/backend/internal/analytics/testdata/session_comprehensive.jsonl',
)
const isThere = existsSync(fixture)
if (!isThere) process.stdout.write('Skipped: no comprehensive session beside this checkout.\n')

test.runIf(isThere)('the comprehensive session has the figures its own tests give it', async () => {
  const home = temporaryFolder()
  mkdirSync(path.join(home, 'projects/p'), { recursive: true })
  copyFileSync(fixture, path.join(home, 'projects/p/s.jsonl'))
  const { ask } = await askHome(home)
  const { cards } = await ask('sessionCards.get', { id: 's' })
  expect(cards?.code_activity).toMatchObject({
    files_read: 10,
    files_modified: 7,
    lines_added: 401,
    lines_removed: 26,
    search_count: 4,
    language_breakdown: { css: 2, ts: 5, tsx: 16 },
  })
  expect(cards?.tools?.tool_breakdown).toMatchObject({ Glob: 3, Grep: 1 })
  expect(cards?.conversation).toMatchObject({ user_turns: 4, assistant_turns: 9 })
  expect(cards?.agents_and_skills?.agent_stats).toEqual({ Explore: { success: 1, errors: 0 } })
  expect(Number(cards?.cost?.estimated_usd)).toBeCloseTo(1.62, 2)
})
