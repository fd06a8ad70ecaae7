import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCorpus, writeCosts, writeKnown } from './homes.fixture.ts'
import { type ServedHome, serveHome } from './serve-home.fixture.ts'

// The one file of these that reads real sessions: reading them takes longer than all the others do.
let served: ServedHome
beforeAll(async () => {
  served = await serveHome((home) => {
    writeCorpus(home)
    writeCosts(home)
    writeKnown(home)
  })
  await served.ingest()
})
afterAll(() => served.close())

const get = (where: string) => served.get(where)

interface Project {
  readonly dir_name: string
  readonly log_path: string
  readonly last_modified: number
  readonly stats: { readonly total_cost: number; readonly total_commands: number }
}

const projectsOf = async (): Promise<readonly Project[]> =>
  (await get('/api/projects?include_stats=true')).projects

test('GET /api/global-stats has the documented fields and adds up to the report', async () => {
  const body = await get('/api/global-stats')
  expect(Object.keys(body).sort()).toEqual([
    ...['config', 'daily_costs', 'daily_token_usage', 'first_use_date', 'last_use_date', 'models'],
    ...['total_cache_read_tokens', 'total_cache_write_tokens'],
  ])
  expect(body.config).toEqual({ max_date_range_days: 30 })
  const { totals } = await served.call('usage.report', { by: 'day' })
  const sum = (rows: readonly Record<string, number>[], key: string) =>
    rows.reduce((total, row) => total + (row[key] ?? 0), 0)
  expect(sum(body.daily_token_usage, 'input')).toBe(totals.inputTokens)
  expect(sum(body.daily_token_usage, 'output')).toBe(totals.outputTokens)
  expect(sum(body.daily_costs, 'cost')).toBeCloseTo(totals.costUsd ?? 0, 6)
  const models = Object.values(body.models as Record<string, Record<string, number>>)
  expect(sum(models, 'count')).toBe(totals.calls)
  expect(sum(models, 'cost')).toBeCloseTo(totals.costUsd ?? 0, 6)
  expect(body.total_cache_read_tokens).toBe(totals.cacheReadTokens)
  const days = body.daily_costs.map((one: { date: string }) => one.date)
  expect(days).toEqual([...days].sort())
  expect([body.first_use_date <= days[0], body.last_use_date >= days.at(-1)]).toEqual([true, true])
})

test('every question about a project is answered for each of them, at once or page by page', async () => {
  for (const { dir_name, stats } of await projectsOf()) {
    await served.select(dir_name)
    const commands = await get('/api/commands?limit=1&sort=time')
    expect(commands.total, dir_name).toBe(stats.total_commands)
    const [first] = commands.commands
    if (first) {
      const one = await get(`/api/interaction/${first.interaction_id}`)
      expect(one).toMatchObject({ session_id: first.session_id, tool_count: first.tools_used })
    }
    const { statistics, messages_page } = await get('/api/dashboard-data')
    const summary = await get('/api/messages/summary')
    expect(messages_page.total).toBe(summary.total)
    expect(statistics.overview.message_types).toEqual(summary.by_type)
    const { tool_count_distribution: counts } = await get('/api/tool-distribution')
    const whole = await get('/api/stats?details=true')
    expect(whole.user_interactions.tool_count_distribution).toEqual(counts)
    const counted = Object.values(counts as Record<string, number>)
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(commands.total)
  }
})

test('GET /api/recent-projects stops after the 20 newest', async () => {
  const { projects } = await get('/api/recent-projects')
  const all = await projectsOf()
  expect(projects).toHaveLength(Math.min(20, all.length + 1))
  const newest = all.map(({ last_modified }) => last_modified).sort((a, b) => b - a)
  expect(projects[0].last_modified).toBe(newest[0])
})

test('GET /api/stats adds up to the report over all projects', async () => {
  let [cost, input, output] = [0, 0, 0]
  for (const { dir_name, stats } of await projectsOf()) {
    await served.select(dir_name)
    const { overview, daily_stats } = await get('/api/stats?days=0&timezone_offset=345')
    const ofDays = Object.values(daily_stats as Record<string, { cost: { total: number } }>)
    const summed = ofDays.reduce((sum, day) => sum + day.cost.total, 0)
    expect(summed).toBeCloseTo(overview.total_cost, 6)
    expect(stats.total_cost).toBeCloseTo(overview.total_cost, 6)
    cost += overview.total_cost
    input += overview.total_tokens.input
    output += overview.total_tokens.output
  }
  const { totals } = await served.call('usage.report', { by: 'day' })
  expect([input, output]).toEqual([totals.inputTokens, totals.outputTokens])
  expect(cost).toBeCloseTo(totals.costUsd ?? 0, 6)
})

test('GET /api/jsonl-files adds up to each project, oldest transcript first', async () => {
  for (const { dir_name, stats } of await projectsOf()) {
    const { files } = await get(`/api/jsonl-files?project=${encodeURIComponent(dir_name)}`)
    const costs = files.map((one: { estimated_cost: number }) => one.estimated_cost)
    const cost = costs.reduce((sum: number, one: number) => sum + one, 0)
    expect(cost, dir_name).toBeCloseTo(stats.total_cost, 6)
    const times = files.map((one: { created: number }) => one.created)
    expect(times).toEqual(times.toSorted((a: number, b: number) => a - b))
  }
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
