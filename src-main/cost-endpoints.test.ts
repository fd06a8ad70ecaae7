import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localCaller } from '#main/engine/engine.ts'
import { startEngine } from '#main/engine/start.ts'
import { serveHttp } from '#main/http/serve-http.ts'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'

const corpus = path.resolve('../shared/tools/corpus-home')

const use = (id: string, tool: string, name: string) =>
  assistant(id, undefined, {}, { content: [{ type: 'tool_use', id: tool, name, input: {} }] })
const result = (tool: string, content: string, isError = false) =>
  user([{ type: 'tool_result', tool_use_id: tool, content, is_error: isError }])

/** The real transcripts where they lie beside this checkout, and a project whose figures are known. */
const fill = (home: string): void => {
  if (existsSync(corpus)) execFileSync(corpus, [home], { stdio: 'ignore' })
  writeTranscripts(home, {
    'known/s1.jsonl': [
      user('=first\nthing'),
      use('k1', 't1', 'Bash'),
      result('t1', 'Error: command not found', true),
      use('k2', 't2', 'Bash'),
      result('t2', 'fine'),
      assistant('k3', undefined, {}, { content: [{ type: 'text', text: 'all of the answer' }] }),
      user('second'),
      assistant('k4', { output_tokens: 7 }),
    ],
    'known/s2.jsonl': [user('alone'), assistant('k5', undefined, {}, { model: 'no-price-1' })],
    'known/s3.jsonl': [user('nothing was answered')],
  })
}

const serve = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rearview-test-'))
  const home = path.join(folder, 'home')
  fill(home)
  const options = { dataDir: path.join(folder, 'data'), claudeDirs: [home], watch: false }
  const engine = await startEngine({ ...options, ingest: false, version: '1' })
  const server = await serveHttp({ engine, host: '127.0.0.1', port: 0, rendererDir: home })
  await engine.call('ingest.run', {}, localCaller('commandLine'))
  const headers = { authorization: `Bearer ${server.token}` }
  const fetchPath = (where: string) => fetch(`${server.origin}${where}`, { headers })
  const ask = async (where: string) => {
    const response = await fetchPath(where)
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
    const body: any = await response.json()
    return { status: response.status, body }
  }
  const close = async () => {
    await server.close()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const known = `log_path=${encodeURIComponent(path.join(home, 'projects/known'))}`
  return { engine, home, known, fetchPath, ask, close }
}

let served: Awaited<ReturnType<typeof serve>>
beforeAll(async () => {
  served = await serve()
}, 90_000)
afterAll(() => served.close())

const get = async (where: string) => {
  const { status, body } = await served.ask(where.replace('KNOWN', served.known))
  expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
  return body
}

const dollars = { code: 'USD', symbol: '$', rate_from_usd: 1 }

describe('what a parameter may be', () => {
  test.each([
    ['/api/cost-data', 400, /no project selected/i],
    ['/api/commands', 400, /no project selected/i],
    ['/api/tool-distribution', 400, /no project selected/i],
    ['/api/interaction/abc', 400, /no project selected/i],
    ['/api/sessions/compare?a=s1&b=s2', 400, /no project selected/i],
    ['/api/cost-data?log_path=/none/here', 404, /here.*\/api\/refresh/],
    ['/api/commands?log_path=/none/here', 404, /not in store/],
    ['/api/tool-distribution?log_path=/none/here', 404, /not in store/],
    ['/api/interaction/abc?log_path=/none/here', 404, /not in store/],
    ['/api/sessions/compare?a=s1&b=s2&log_path=/none/here', 404, /not in store/],
    ['/api/interaction/abc?KNOWN', 404, /interaction_id/],
    ['/api/sessions/compare?a=no&b=s2&KNOWN', 404, /\ba: .*no/],
    ['/api/sessions/compare?a=s1&b=no&KNOWN', 404, /\bb: .*no/],
    ['/api/sessions/compare?a=s1&KNOWN', 422, /"b"/],
    ['/api/sessions/compare?b=s1&KNOWN', 422, /"a"/],
    ['/api/cost-data?KNOWN&timezone_offset=x', 422, /timezone_offset/],
    ['/api/tool-distribution?KNOWN&timezone_offset=1.5', 422, /timezone_offset/],
    ['/api/commands?KNOWN&limit=many', 422, /limit/],
    ['/api/commands?KNOWN&offset=x', 422, /offset/],
    ['/api/cost-data/by-provider?period=year', 400, /period: .*month/],
    ['/api/compare?period=year', 400, /period: .*month/],
    ['/api/export', 422, /format/],
    ['/api/export?format=xml', 422, /format/],
    ['/api/export?format=csv&period=year', 422, /period/],
  ])('%s answers %i and names it', async (where, status, words) => {
    const answer = await served.ask(where.replace('KNOWN', served.known))
    expect(answer.status).toBe(status)
    expect(JSON.stringify([answer.body.detail, answer.body.error])).toMatch(words)
  })
})

test('cost data has the nine sections of the document, with both sets of keys', async () => {
  const data = await get('/api/cost-data?KNOWN')
  expect(Object.keys(data).sort()).toEqual(
    [
      ...['command_costs', 'currency', 'error_cost', 'outliers', 'retry_signals'],
      ...['session_costs', 'session_efficiency', 'token_composition', 'tool_costs', 'trends'],
    ].sort(),
  )
  expect(data.currency).toEqual(dollars)
  expect(data.session_costs.map((one: { session_id: string }) => one.session_id)).toHaveLength(3)
  expect(data.session_costs[0]).toMatchObject({ session_id: 's1', commands: 2, errors: 1 })
  expect(data.command_costs[0]).toMatchObject({
    session_id: 's1',
    prompt_preview: '=first thing',
    tools_used: 2,
    steps: 3,
    models_used: ['claude-opus-5'],
    had_error: true,
    tokens: { input: 3000, output: 3000, cache_read: 0, cache_write: 0, cache_creation: 0 },
  })
  expect(data.tool_costs.Bash).toMatchObject({ calls: 2, output_tokens: 2000 })
  expect(data.token_composition).toMatchObject({
    input: 4000,
    cache_write: 0,
    totals: { output: 4007 },
    per_session: { s1: { input: 3000 }, s2: { input: 1000 } },
  })
  expect(data.retry_signals).toMatchObject([
    { tool: 'Bash', total_invocations: 2, consecutive_failures: 1, estimated_wasted_tokens: 1000 },
  ])
  expect(data.error_cost).toMatchObject({
    total_errors: 1,
    estimated_retry_tokens: 1000,
    errors_by_tool: { Bash: 1 },
  })
  expect(data.error_cost.total).toBe(data.error_cost.estimated_retry_cost)
  expect(data.error_cost.by_category).toEqual({ 'Tool Not Found': data.error_cost.total })
  expect(data.trends.current_week).toMatchObject({ commands: 4 })
  expect(data.trends.week_over_week).toEqual(data.trends.delta_pct)
  expect(data.outliers).toEqual({ high_tool_commands: [], high_step_commands: [] })
  expect(data.session_efficiency[0]).toMatchObject({ bash_ratio: 1, classification: 'balanced' })
})

test('minutes east of UTC move what happened late into the next day', async () => {
  const days = async (offset: number) =>
    Object.keys(
      (await get(`/api/cost-data?KNOWN&timezone_offset=${offset}`)).token_composition.daily,
    )
  const [day = ''] = await days(0)
  const noon = new Date(`${day}T12:00:00Z`).getTime()
  const moved = (await days(1440))[0] ?? ''
  expect(Date.parse(`${moved}T12:00:00Z`) - noon).toBe(86_400_000)
})

test.each([
  ['', { offset: 0, limit: 50, total: 4 }, 4],
  ['&limit=0', { limit: 1 }, 1],
  ['&limit=9999', { limit: 500 }, 4],
  ['&offset=-5', { offset: 0 }, 4],
  ['&offset=3&limit=2', { offset: 3, limit: 2 }, 1],
  ['&offset=400', { offset: 400, total: 4 }, 0],
])('commands are paged and what is out of bounds is clamped: %s', async (query, shape, length) => {
  const page = await get(`/api/commands?KNOWN${query}`)
  expect(page).toMatchObject({ ...shape, currency: dollars })
  expect(page.commands).toHaveLength(length)
})

test.each([
  ['cost', (one: Command) => one.cost],
  ['tokens', (one: Command) => one.tokens.input + one.tokens.output],
  ['tools', (one: Command) => one.tools_used],
  ['steps', (one: Command) => one.steps],
  ['time', (one: Command) => Date.parse(one.timestamp)],
  ['nonsense', (one: Command) => one.cost],
])('commands are sorted by %s, both ways', async (sort, figure) => {
  const down = (await get(`/api/commands?KNOWN&sort=${sort}`)).commands.map(figure)
  const up = (await get(`/api/commands?KNOWN&sort=${sort}&order=asc`)).commands.map(figure)
  expect(down).toEqual(down.toSorted((a: number, b: number) => b - a))
  expect(up).toEqual(up.toSorted((a: number, b: number) => a - b))
})

interface Command {
  readonly cost: number
  readonly tokens: { readonly input: number; readonly output: number }
  readonly tools_used: number
  readonly steps: number
  readonly timestamp: string
  readonly interaction_id: string
}

test('things asked are counted by how many tool calls they took', async () => {
  expect(await get('/api/tool-distribution?KNOWN')).toEqual({
    tool_count_distribution: { 0: 3, 2: 1 },
  })
})

test('an interaction has the words of what was asked, answered and returned', async () => {
  const [first] = (await get('/api/commands?KNOWN&sort=tools')).commands as Command[]
  const one = await get(`/api/interaction/${first?.interaction_id}?KNOWN`)
  expect(one).toMatchObject({
    session_id: 's1',
    model: 'claude-opus-5',
    tool_count: 2,
    assistant_steps: 3,
    is_continuation: false,
    tools_used: ['Bash'],
    has_task_tool: false,
    command: { kind: 'user', content: '=first\nthing', tools: [] },
    tool_results: [
      { kind: 'tool_result', content: 'Error: command not found' },
      { content: 'fine' },
    ],
  })
  expect(one.responses).toHaveLength(3)
  expect(one.responses[0]).toMatchObject({ kind: 'assistant', tools: [{ name: 'Bash', id: 't1' }] })
  expect(one.responses[2]).toMatchObject({ content: 'all of the answer', tokens: { output: 1000 } })
})

test('two sessions are compared as b − a, over every kind of token', async () => {
  const { a, b, diff, currency } = await get('/api/sessions/compare?a=s1&b=s2&KNOWN')
  expect(currency).toEqual(dollars)
  expect(diff).toMatchObject({ commands: -1, errors: -1, cost: b.cost - a.cost })
  expect(diff.tokens.input).toBe(-2000)
  expect(Object.keys(diff.tokens).sort()).toEqual(Object.keys(a.tokens).sort())
  expect(b.unpriced_calls).toBe(1)
})

test('a project that was selected is meant where no log_path is given', async () => {
  const { engine } = served
  const select = (dir_name: string) =>
    engine.call('projects.selectByDir', { dir_name }, localCaller('window'))
  expect((await select('known')).ok).toBe(true)
  expect((await get('/api/commands')).total).toBe(4)
  expect((await get('/api/tool-distribution?timezone_offset=60')).tool_count_distribution).toEqual({
    0: 3,
    2: 1,
  })
})

test.each(['today', 'week', 'month', 'all'])('providers and models over %s', async (period) => {
  const providers = await get(`/api/cost-data/by-provider?period=${period}`)
  expect(providers).toMatchObject({ period, currency: dollars })
  const models = await get(`/api/compare?period=${period}`)
  expect(models.period).toBe(period)
  expect(Math.abs(models.generated - Date.now() / 1000)).toBeLessThan(60)
  expect(models.currency).toBeUndefined()
  const costs = models.models.map((one: { total_cost: number }) => one.total_cost)
  expect(costs).toEqual(costs.toSorted((a: number, b: number) => b - a))
})

test('the window is the month where none is named', async () => {
  expect((await get('/api/cost-data/by-provider')).period).toBe('month')
  expect((await get('/api/compare')).period).toBe('month')
})

test('rows are narrowed by provider in any case, and by project', async () => {
  const all = await get('/api/cost-data/by-provider?period=all')
  expect(all.rows[0]).toMatchObject({ provider: 'claude' })
  const some = await get('/api/cost-data/by-provider?period=all&provider=CLAUDE&provider=x')
  expect(some.rows).toEqual([all.rows[0]])
  expect((await get('/api/cost-data/by-provider?period=all&provider=x')).rows).toEqual([])
  const known = await get('/api/compare?period=all&project=known&project=none&provider=Claude')
  expect(known.models).toMatchObject([
    { model: 'claude-opus-5', sessions: 1, calls: 4, retry_rate: 3, one_shot_pct: 0 },
    { model: 'no-price-1', sessions: 1, calls: 1, one_shot_pct: 1, retry_rate: 0, total_cost: 0 },
  ])
  expect((await get('/api/compare?period=all&provider=none')).models).toEqual([])
})

describe('export', () => {
  const file = (query: string) => served.fetchPath(`/api/export?${query}`)

  test('names its file in both headers and has a daily and an activity block a window', async () => {
    const response = await file('format=csv&project=known')
    const name = response.headers.get('x-suggested-filename') ?? ''
    expect(name).toMatch(/^stackunderflow-export-multi-\d{4}-\d\d-\d\d\.csv$/)
    expect(response.headers.get('content-disposition')).toContain(`filename="${name}"`)
    expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
    const text = await response.text()
    for (const window of ['today', 'last_7d', 'last_30d']) {
      expect(text).toContain(`Daily (${window})`)
      expect(text).toContain(`Activity (${window})`)
    }
  })

  test('json is one window where one is named, else an object of three', async () => {
    const one = await file('format=json&period=all&project=known')
    expect(one.headers.get('content-type')).toMatch(/^application\/json/)
    expect(one.headers.get('x-suggested-filename')).toMatch(/-export-all-.*\.json$/)
    // biome-ignore lint/suspicious/noExplicitAny: what came over the wire
    const window = (await one.json()) as any
    expect(window).toMatchObject({ period: 'all', since: null, calls: 5, sessions: 2 })
    expect(window.activity).toMatchObject([
      { project: 'known', provider: 'claude', model: 'claude-opus-5', calls: 4 },
      { project: 'known', model: 'no-price-1', calls: 1, cost_usd: null },
    ])
    const three = (await (await file('format=json')).json()) as object
    expect(Object.keys(three)).toEqual(['today', 'last_7d', 'last_30d'])
  })

  test('leaves out what is excluded, and other providers', async () => {
    const calls = async (query: string) =>
      ((await (await file(`format=json&period=all&${query}`)).json()) as { calls: number }).calls
    const all = await calls('')
    expect(await calls('exclude=known')).toBe(all - 5)
    expect(await calls('provider=none')).toBe(0)
    expect(await calls('provider=claude&project=known')).toBe(5)
  })

  test('gives the same bytes to the window as over HTTP', async () => {
    const input = { format: 'csv', period: 'all' } as const
    const outcome = await served.engine.call('export.usage', input, localCaller('window'))
    if (!outcome.ok) throw new Error(outcome.error.message)
    expect(await (await file('format=csv&period=all')).text()).toBe(outcome.value.text)
  })

  test('a cell that a spreadsheet would compute is made text', async () => {
    const response = await served.fetchPath('/api/app/costs/export?table=commands')
    const text = await response.text()
    expect(text).toContain(`'=first thing`)
    expect(text).not.toMatch(/(^|,)"?=first/m)
  })
})

describe('every view adds up to the report of the same scope', () => {
  const near = (value: number, expected: number) => expect(value).toBeCloseTo(expected, 8)
  const tokensOf = (totals: Record<string, number>) =>
    ['inputTokens', 'outputTokens', 'cacheReadTokens', 'cacheWrite5mTokens', 'cacheWrite1hTokens']
      .map((key) => totals[key] ?? 0)
      .reduce((sum, one) => sum + one, 0)

  const filters = async (): Promise<string[]> => {
    const { rows } = await get('/api/app/usage/report?by=day')
    const middle = rows[Math.floor(rows.length / 2)]?.key
    const models = (await get('/api/app/usage/report?by=model')).rows
    const projects = (await get('/api/app/usage/report?by=project')).rows
    return [
      '',
      `&until=${middle}&timezone=Asia/Kathmandu`,
      `&since=${middle}&timezone=America/St_Johns`,
      ...models.slice(0, 3).map(({ key }: { key: string }) => `&model=${encodeURIComponent(key)}`),
      ...projects
        .slice(0, 3)
        .map(({ key }: { key: string }) => `&project=${encodeURIComponent(key)}`),
    ]
  }

  test('on the Costs screen, by whatever filter', async () => {
    for (const filter of await filters()) {
      const { totals } = await get(`/api/app/usage/report?by=model${filter}`)
      const cost = totals.costUsd ?? 0
      const composition = await get(`/api/app/costs/composition?x=1${filter}`)
      expect(composition.totals).toEqual(totals)
      near(
        composition.kinds.reduce((sum: number, one: { costUsd: number }) => sum + one.costUsd, 0),
        cost,
      )
      for (const by of ['model', 'project', 'session', 'tool', 'day']) {
        const shares = await get(`/api/app/costs/shares?by=${by}&limit=200${filter}`)
        near(shares.totalUsd, cost)
        if (by === 'tool' || shares.total > 200) continue
        const tokens = shares.rows.reduce(
          (sum: number, one: { tokens: number }) => sum + one.tokens,
          0,
        )
        expect(tokens).toBe(tokensOf(totals))
      }
      const commands = await get(`/api/app/costs/commands?limit=1${filter}`)
      near(commands.totalUsd + commands.looseUsd, cost)
      near((await get(`/api/app/costs/distribution?x=1${filter}`)).totalUsd, cost)
      expect((await get(`/api/app/costs/what-if?x=1${filter}`)).costUsd).toBe(totals.costUsd)
    }
  })

  test('over all: providers, models and the export', async () => {
    const { totals } = await get('/api/app/usage/report?by=model')
    const sum = (rows: Record<string, number>[], key: string) =>
      rows.reduce((all, row) => all + (row[key] ?? 0), 0)
    near(sum((await get('/api/cost-data/by-provider?period=all')).rows, 'cost_usd'), totals.costUsd)
    const { models } = await get('/api/compare?period=all')
    near(sum(models, 'total_cost'), totals.costUsd)
    expect(sum(models, 'total_tokens')).toBe(tokensOf(totals))
    const exported = await get('/api/export?format=json&period=all')
    near(exported.cost_usd, totals.costUsd)
    near(sum(exported.daily, 'cost_usd'), totals.costUsd)
    near(sum(exported.activity, 'cost_usd'), totals.costUsd)
  })

  test('in every project: its sessions, its commands and its tokens', async () => {
    const report = await get('/api/app/usage/report?by=session')
    const bySession = new Map<string, Record<string, number>>(
      report.rows.map((row: { key: string }) => [row.key, row]),
    )
    const { activity } = await get('/api/export?format=json&period=all')
    const slugs = [...new Set(activity.map((row: { project: string }) => row.project))]
    for (const slug of slugs.slice(0, 12)) {
      const data = await get(`/api/cost-data?log_path=${encodeURIComponent(String(slug))}`)
      const sessions = data.session_costs as { session_id: string; cost: number }[]
      for (const one of sessions) near(one.cost, bySession.get(one.session_id)?.costUsd ?? 0)
      const all = sessions.reduce(
        (sum, one) => sum + tokensOf(bySession.get(one.session_id) ?? {}),
        0,
      )
      const { input, output, cache_read, cache_write } = data.token_composition.totals
      expect(input + output + cache_read + cache_write).toBe(all)
    }
  })
})
