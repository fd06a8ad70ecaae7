import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'

const key = '/nowhere/project'

const at = (day: number, hour = 12): { readonly timestamp: string } => ({
  timestamp: new Date(Date.UTC(2026, 9, day, hour)).toISOString(),
})

const model = (name: string) => ({ model: name })

const use = (id: string, tool: string, name: string, day: number) =>
  assistant(id, undefined, at(day), { content: [{ type: 'tool_use', id: tool, name, input: {} }] })

const result = (tool: string, day: number, error?: string) =>
  user(
    [
      {
        type: 'tool_result',
        tool_use_id: tool,
        content: error ?? 'ok',
        is_error: error !== undefined,
      },
    ],
    at(day),
  )

const cached = {
  input_tokens: 1000,
  output_tokens: 200,
  cache_read_input_tokens: 40_000,
  cache_creation: { ephemeral_5m_input_tokens: 300, ephemeral_1h_input_tokens: 70 },
}

const other = { cwd: '/nowhere/other' }

const open = () =>
  askFiles({
    'p/s.jsonl': [
      user('why is it slow', { ...at(1), uuid: 'asked-1' }),
      use('a', 't1', 'Bash', 1),
      result('t1', 1, 'command timed out after 2m'),
      use('b', 't2', 'Read', 1),
      result('t2', 1),
      assistant('c', cached, at(2)),
      user('now commit', { ...at(9), uuid: 'asked-2' }),
      assistant('d', cached, at(9), model('claude-sonnet-4-5-20250929')),
    ],
    'p/t.jsonl': [
      user('another', { ...at(14), uuid: 'asked-3', sessionId: 't' }),
      assistant('e', { output_tokens: 5 }, at(14), model('no-price-1')),
    ],
    'q/u.jsonl': [user('elsewhere', { ...at(3), ...other }), assistant('f', cached, at(3))],
  })

const filters = [
  {},
  { since: '2026-10-02', until: '2026-10-09' },
  { model: ['claude-opus-5'] },
  { model: ['no-price-1'] },
  { provider: ['codex'] },
  { since: '2026-10-14', timezone: 'Asia/Kathmandu' },
]

test.each(filters)('totals and days of a project are those of the report: %o', async (filter) => {
  const { ask } = await open()
  const detail = await ask('projects.detail', { key, ...filter })
  const report = await ask('usage.report', { ...filter, project: [key], by: 'day' })
  expect(detail.totals).toEqual(report.totals)
  expect(detail.days).toEqual(
    report.rows.map(({ key: day, label: _, ...row }) => ({ day, ...row })),
  )
  const overview = await ask('usage.overview', { ...filter, project: [key] })
  expect([detail.sessions, detail.activeDays]).toEqual([overview.sessions, overview.activeDays])
  const paid = detail.kinds.reduce((sum, { costUsd }) => sum + costUsd, 0)
  expect(paid).toBeCloseTo(report.totals.costUsd ?? 0, 9)
  const prompts = await ask('projects.prompts', { key, ...filter })
  expect(prompts.totalUsd + prompts.looseUsd).toBeCloseTo(report.totals.costUsd ?? 0, 9)
})

test('a project says who it is over all time, and a key without a project is not found', async () => {
  const { ask } = await open()
  const { project } = await ask('projects.detail', { key, since: '2026-10-14' })
  expect(project).toEqual({
    key,
    name: 'project',
    path: key,
    dirNames: ['p'],
    sessions: 2,
    lastAt: Date.UTC(2026, 9, 14, 12),
  })
  await expect(ask('projects.detail', { key: '/no/where' })).rejects.toThrow('/no/where')
  await expect(ask('projects.weeks', { key: '/no/where' })).rejects.toThrow('/no/where')
})

test('prompts come most expensive first, with the record they were asked in', async () => {
  const { ask } = await open()
  const { rows, total } = await ask('projects.prompts', { key, limit: 2 })
  expect(total).toBe(3)
  expect(rows).toMatchObject([
    {
      uuid: 'asked-1',
      sessionId: 's',
      preview: 'why is it slow',
      steps: 3,
      tools: 2,
      errors: 1,
      agentId: null,
    },
    { uuid: 'asked-2', models: ['claude-sonnet-4-5-20250929'], tools: 0 },
  ])
  const unpriced = await ask('projects.prompts', { key, since: '2026-10-14' })
  expect(unpriced.rows).toMatchObject([{ uuid: 'asked-3', costUsd: null, tokens: 5 }])
})

test('tools say calls and errors, errors their category, each in the period alone', async () => {
  const { ask } = await open()
  const all = await ask('projects.tools', { key })
  expect(all).toMatchObject({
    calls: 2,
    errors: 1,
    tools: [
      { name: 'Bash', calls: 1, errors: 1 },
      { name: 'Read', calls: 1, errors: 0 },
    ],
    categories: [{ name: 'Command Timeout', errors: 1, tools: [{ name: 'Bash', errors: 1 }] }],
  })
  // Opus 5: $25 for a million tokens of output, of which the next answer had a thousand.
  expect(all.costUsd).toBeCloseTo(0.025, 9)
  expect(await ask('projects.tools', { key, since: '2026-10-02' })).toMatchObject({
    calls: 0,
    errors: 0,
    tools: [],
    categories: [],
  })
})

test('weeks are counted back from the newest record of the project, not from today', async () => {
  const { ask } = await open()
  const { end, current, prior, change } = await ask('projects.weeks', { key })
  expect(end).toBe(Date.UTC(2026, 9, 14, 12))
  expect([current.commands, prior.commands, change.commands]).toEqual([2, 1, 1])
  expect(prior).toMatchObject({ errorsPerCommand: 1, toolsPerCommand: 2 })
  expect(change.toolsPerCommand).toBe(-100)
  expect(current.tokensPerCommand).toBe((41_570 + 5) / 2)
})
