import { appendFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'
import { resolveTrendDays } from './trend-days.ts'

const dayMs = 86_400_000
const time = (day: number, hour: number, minute = 0): string =>
  new Date(Date.UTC(2026, 9, day, hour, minute)).toISOString()

/** A session that begins on a day of October at 23:50 UTC, works 5 minutes and ends after 20. */
const session = (day: number, id: string, more: object = {}) => [
  user('go', { timestamp: time(day, 23, 50), gitBranch: 'main', ...more }),
  assistant(
    id,
    { output_tokens: 1_000_000 },
    { timestamp: time(day, 23, 55), ...more },
    {
      content: [
        { type: 'tool_use', id: `t-${id}`, name: 'Read', input: { file_path: '/a/b.ts' } },
        {
          type: 'tool_use',
          id: `u-${id}`,
          name: 'Write',
          input: { file_path: '/c', content: 'x' },
        },
        { type: 'tool_use', id: `v-${id}`, name: 'Task', input: { subagent_type: 'Plan' } },
      ],
    },
  ),
  user(
    [
      { type: 'tool_result', tool_use_id: `t-${id}`, content: 'ok' },
      { type: 'tool_result', tool_use_id: `u-${id}`, content: 'no', is_error: true },
      { type: 'tool_result', tool_use_id: `v-${id}`, content: 'ok' },
    ],
    { timestamp: time(day, 23, 56), ...more },
  ),
  user('/commit', { timestamp: time(day + 1, 0, 10), gitBranch: 'main', ...more }),
]

const october = { start_date: '2026-10-01', end_date: '2026-10-05' }

test('sessions count whole on the UTC day they began, and every day of the period is there', async () => {
  const { ask } = await askFiles({
    'p/a.jsonl': session(1, 'a'),
    'p/b.jsonl': session(3, 'b'),
    'p/c.jsonl': session(3, 'c'),
    'p/later.jsonl': session(6, 'd'),
  })
  const answer = await ask('trends.get', october)
  expect(answer).toMatchObject({
    date_range: october,
    session_count: 3,
    include_no_repo: true,
    repos_included: ['project'],
    cards: {
      overview: {
        session_count: 3,
        total_duration_ms: 3_600_000,
        avg_duration_ms: 1_200_000,
        days_covered: 2,
        total_assistant_duration_ms: 900_000,
        assistant_utilization_pct: 25,
      },
      tokens: {
        total_input_tokens: 0,
        total_output_tokens: 3_000_000,
        total_cache_creation_tokens: 0,
        total_cache_read_tokens: 0,
        total_cost_usd: '75.00',
        daily_costs: [
          { date: '2026-10-01', cost_usd: '25.00' },
          { date: '2026-10-02', cost_usd: '0.00' },
          { date: '2026-10-03', cost_usd: '50.00' },
          { date: '2026-10-04', cost_usd: '0.00' },
          { date: '2026-10-05', cost_usd: '0.00' },
        ],
      },
      activity: {
        total_files_read: 3,
        total_files_modified: 3,
        total_lines_added: 3,
        total_lines_removed: 0,
      },
      tools: {
        total_calls: 9,
        total_errors: 3,
        tool_stats: {
          Read: { success: 3, errors: 0 },
          Write: { success: 0, errors: 3 },
          Task: { success: 3, errors: 0 },
        },
      },
      agents_and_skills: {
        total_agent_invocations: 3,
        total_skill_invocations: 3,
        agent_stats: { Plan: { success: 3, errors: 0 } },
        skill_stats: { commit: { success: 3, errors: 0 } },
      },
    },
  })
  const { activity, utilization } = answer.cards
  expect(activity.daily_session_counts.map((day) => day.session_count)).toEqual([1, 0, 2, 0, 0])
  expect(utilization.daily_utilization.map((day) => day.utilization_pct)).toEqual([
    25,
    null,
    25,
    null,
    null,
  ])
})

test('a period without sessions has all keys, with no average and no share made up', async () => {
  const { ask } = await askFiles({ 'p/a.jsonl': session(1, 'a') })
  const { cards } = await ask('trends.get', { start_date: '2025-01-01', end_date: '2025-01-01' })
  expect(cards.overview).toEqual({
    session_count: 0,
    total_duration_ms: 0,
    avg_duration_ms: null,
    days_covered: 0,
    total_assistant_duration_ms: 0,
    assistant_utilization_pct: null,
  })
  expect(cards.tokens.daily_costs).toEqual([{ date: '2025-01-01', cost_usd: '0.00' }])
})

test('a repo is a folder, its name or the last two parts of it, and one without a branch is none', async () => {
  const { ask } = await askFiles({
    'p/a.jsonl': session(1, 'a', { cwd: '/home/me/org/one' }),
    'q/b.jsonl': session(2, 'b', { cwd: '/home/me/org/two' }),
    'r/c.jsonl': session(3, 'c', { cwd: '/home/me/notes', gitBranch: undefined }),
  })
  const count = async (more: object) => {
    const answer = await ask('trends.get', { ...october, ...more })
    return [answer.session_count, answer.repos_included, answer.include_no_repo]
  }
  expect(await count({})).toEqual([3, ['one', 'two'], true])
  expect(await count({ include_no_repo: 'false' })).toEqual([2, ['one', 'two'], false])
  expect(await count({ include_no_repo: 'perhaps' })).toEqual([2, ['one', 'two'], false])
  const onlyOne = [1, ['Org/one'], false]
  expect(await count({ repos: 'Org/one', include_no_repo: '0' })).toEqual(onlyOne)
  expect(await count({ repos: 'one, two', include_no_repo: false })).toEqual([
    2,
    ['one', 'two'],
    false,
  ])
  expect(await count({ repos: '/home/me/org/two', include_no_repo: '1' })).toEqual([
    2,
    ['/home/me/org/two'],
    true,
  ])
  expect(await count({ repos: 'elsewhere', include_no_repo: 'false' })).toEqual([
    0,
    ['elsewhere'],
    false,
  ])
})

test('what is written of a session later is in the next answer', async () => {
  const { ask, home, ingest } = await askFiles({ 'p/a.jsonl': session(1, 'a') })
  const lines = async () => (await ask('trends.get', october)).cards.activity.total_lines_added
  expect(await lines()).toBe(1)
  const input = { file_path: '/c', content: 'x\ny' }
  const more = assistant(
    'z',
    undefined,
    { timestamp: time(2, 0, 30) },
    {
      content: [{ type: 'tool_use', id: 'z', name: 'Write', input }],
    },
  )
  appendFileSync(`${home}/projects/p/a.jsonl`, `${JSON.stringify(more)}\n`)
  await ingest.runPass()
  expect(await lines()).toBe(3)
})

test('without days the period is the last seven and today', () => {
  const days = resolveTrendDays({}, Date.UTC(2026, 2, 3, 23, 59))
  expect([days.start, days.end, days.days.length]).toEqual(['2026-02-24', '2026-03-03', 8])
  expect(days.to - days.from).toBe(8 * dayMs)
})

test.each([
  [{ start_date: '1 May' }, 'Invalid start_date format. Use YYYY-MM-DD'],
  [{ start_date: '2026-02-30' }, 'Invalid start_date format. Use YYYY-MM-DD'],
  [{ end_date: '2026-5-1' }, 'Invalid end_date format. Use YYYY-MM-DD'],
  [{ start_date: '2026-05-02', end_date: '2026-05-01' }, 'end_date must be after start_date'],
  [{ start_date: '2026-01-01', end_date: '2026-04-02' }, 'Date range cannot exceed 90 days'],
])('%j is refused: %s', (asked, sentence) => {
  expect(() => resolveTrendDays(asked, Date.UTC(2026, 5, 1))).toThrow(sentence)
})

test('ninety days from the first to the last are taken', () => {
  const asked = { start_date: '2026-01-01', end_date: '2026-04-01' }
  expect(resolveTrendDays(asked, 0).days).toHaveLength(91)
})
