import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

/** A session with a subagent, a subagent of none, and a history of prompts. */
const fill = (home: string): void => {
  writeTranscripts(home, {
    'p/s.jsonl': [user('go', { gitBranch: 'main' }), assistant('a')],
    'p/s/subagents/agent-7.jsonl': [assistant('b')],
    'p/lost/subagents/agent-8.jsonl': [assistant('c', undefined, { cwd: '/nowhere/else' })],
  })
  const prompt = { display: 'hello', timestamp: 1_700_000_000_000, project: '/x', sessionId: 'old' }
  writeFileSync(path.join(home, 'history.jsonl'), `${JSON.stringify(prompt)}\n`)
}

let served: ServedHome
beforeAll(async () => {
  served = await serveHome(fill)
  await served.ingest()
})
afterAll(() => served.close())

const get = (where: string, token?: string) =>
  served.send('GET', `/api/v1/${where}`, undefined, token)

test('the cards of a session answer 200 with the lines of its transcript and its subagents', async () => {
  const { status, body } = await get('sessions/s/analytics')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    computed_lines: 3,
    tokens: { input: 2000 },
    cost: { estimated_usd: '0.06' },
    compaction: { auto: 0, manual: 0, avg_time_ms: null },
    cards: { cost: { estimated_usd: '0.06' } },
  })
  expect(Object.keys(body.cards)).toEqual([
    'tokens',
    'cost',
    'compaction',
    'session',
    'tools',
    'code_activity',
    'conversation',
    'agents_and_skills',
  ])
})

test('who has as many lines as there are, or more, gets 304 without a body', async () => {
  for (const lines of [3, 4, 1_000_000])
    expect(await get(`sessions/s/analytics?as_of_line=${lines}`)).toEqual({
      status: 304,
      body: null,
    })
  for (const lines of [0, 2])
    expect((await get(`sessions/s/analytics?as_of_line=${lines}`)).status).toBe(200)
})

test('a number of lines that is none is refused in a sentence that names it', async () => {
  for (const lines of ['many', '-1', '1.5', 'NaN']) {
    const { status, body } = await get(`sessions/s/analytics?as_of_line=${lines}`)
    expect([status, body.code], lines).toEqual([400, 'invalid_input'])
    expect(body.error).toBe('as_of_line: Give a whole number of lines, 0 or more')
  }
})

test('a session without a transcript is an empty object, one that is not known is not found', async () => {
  expect(await get('sessions/old/analytics?as_of_line=9')).toEqual({ status: 200, body: {} })
  expect(await get('sessions/lost/analytics')).toEqual({ status: 200, body: {} })
  const unknown = await get('sessions/none/analytics')
  expect(unknown).toMatchObject({ status: 404, body: { error: 'Session not found' } })
  expect((await get('sessions/s/analytics', '')).status).toBe(401)
})

test('trends answer 200 with every day, and 400 in the words of the document', async () => {
  const days = 'start_date=2026-10-18&end_date=2026-10-20'
  const { status, body } = await get(`trends?${days}&repos=project&include_no_repo=false`)
  expect(status).toBe(200)
  expect(body).toMatchObject({ session_count: 1, repos_included: ['project'] })
  expect(body.cards.activity.daily_session_counts).toEqual([
    { date: '2026-10-18', session_count: 0 },
    { date: '2026-10-19', session_count: 0 },
    { date: '2026-10-20', session_count: 1 },
  ])
  expect((await get('trends')).body.cards.tokens.daily_costs).toHaveLength(8)
  const refused = async (query: string) => {
    const answer = await get(`trends?${query}`)
    return [answer.status, answer.body.error]
  }
  expect(await refused('start_date=yesterday')).toEqual([
    400,
    'Invalid start_date format. Use YYYY-MM-DD',
  ])
  expect(await refused('start_date=2026-01-01&end_date=2026-04-02')).toEqual([
    400,
    'Date range cannot exceed 90 days',
  ])
  expect(await refused('start_date=2026-01-02&end_date=2026-01-01')).toEqual([
    400,
    'end_date must be after start_date',
  ])
  expect((await get('trends', '')).status).toBe(401)
})
