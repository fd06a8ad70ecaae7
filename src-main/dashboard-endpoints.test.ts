import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { known, serveDashboard } from './dashboard-server.fixture.ts'
import { assistant, user, writeTranscripts } from '#main/testing/transcript.ts'

let served: Awaited<ReturnType<typeof serveDashboard>>
beforeAll(async () => {
  served = await serveDashboard()
}, 60_000)
afterAll(() => served.close())

const get = async (where: string) => (await served.ask(where)).body
const status = async (where: string) => (await served.ask(where)).status
const keysOf = (value: object) => Object.keys(value).sort()
const usd = { code: 'USD', symbol: '$', rate_from_usd: 1 }

/** Endpoints that are about the project that is selected. */
const scoped = ['stats', 'dashboard-data', 'messages', 'messages/summary', 'jsonl-files']

describe('before a project is selected', () => {
  test('every source is refreshed, and a body is needed', async () => {
    const { body } = await served.ask('/api/refresh', {})
    expect(body).toMatchObject({
      status: 'success',
      files_changed: true,
      projects_refreshed: body.total_projects,
    })
    expect(body.message).toMatch(/^Ingested \d+ new records$/)
  })

  test('the project is none, and what is about it is refused with 400', async () => {
    expect(await served.ask('/api/project')).toEqual({
      status: 200,
      body: { status: 'no_project', message: 'No project selected' },
    })
    for (const name of [...scoped, 'jsonl-content?file=s1.jsonl']) {
      expect(await served.ask(`/api/${name}`), name).toMatchObject({
        status: 400,
        body: { error: 'No project selected', code: 'no_project' },
      })
    }
  })
})

describe('POST /api/project and /api/project-by-dir', () => {
  const log_path = () => path.join(served.home, 'projects', known.slug)

  test('the project is selected by its path', async () => {
    expect(await served.ask('/api/project', { project_path: known.path })).toMatchObject({
      status: 200,
      body: {
        status: 'success',
        project_path: known.path,
        log_path: log_path(),
        message: 'Project set successfully. You can now view the dashboard.',
      },
    })
  })

  test.each([
    [{}, 400],
    [{ project_path: '' }, 400],
    [{ project_path: '/nowhere/else' }, 400],
    [{ project_path: '/' }, 404],
  ])('%j is refused with %i and a sentence that names the parameter', async (body, code) => {
    const answer = await served.ask('/api/project', body)
    expect(answer.status).toBe(code)
    expect(answer.body.error).toContain('project_path')
  })

  test.each([
    [{}, 400],
    [{ dir_name: '../x' }, 400],
    [{ dir_name: '..' }, 400],
    [{ dir_name: 'a\\b' }, 400],
    [{ dir_name: 'none' }, 404],
  ])('%j is refused with %i and a sentence that names the parameter', async (body, code) => {
    const answer = await served.ask('/api/project-by-dir', body)
    expect(answer.status).toBe(code)
    expect(answer.body.error).toContain('dir_name')
  })

  test('the project is selected by its folder and told as documented', async () => {
    const told = {
      project_path: 'nowhere/fixture',
      log_path: log_path(),
      log_dir_name: known.slug,
    }
    expect((await served.select(known.slug)).body).toEqual({
      status: 'success',
      ...told,
      message: `Now analyzing logs from: ${known.slug}`,
    })
    expect(await get('/api/project')).toEqual({ status: 'active', ...told })
  })

  test('a project that was not read yet is selected, is not in the store, and can be refreshed', async () => {
    writeTranscripts(served.home, { 'new/n.jsonl': [user('x'), assistant('n1')] })
    expect((await served.select('new')).status).toBe(200)
    for (const name of scoped.filter((one) => one !== 'jsonl-files')) {
      const answer = await served.ask(`/api/${name}`)
      expect([name, answer.status, answer.body.code]).toEqual([name, 404, 'not_found'])
      expect(answer.body.error).toContain('/api/refresh')
    }
    expect(await get('/api/jsonl-files')).toEqual([])
    expect((await served.ask('/api/refresh', {})).body).toEqual({
      status: 'success',
      message: 'Files changed - data refreshed successfully',
      files_changed: true,
      message_count: 2,
      refresh_time_ms: expect.any(Number),
    })
    expect((await served.ask('/api/refresh', {})).body).toMatchObject({
      files_changed: false,
      message_count: 0,
    })
    expect(await get('/api/messages/summary')).toMatchObject({ total: 2 })
    await served.select(known.slug)
  })
})

describe('GET /api/projects', () => {
  test('has the documented shape, and one card for two agents', async () => {
    const body = await get('/api/projects')
    expect(keysOf(body)).toEqual([
      ...['cache_status', 'currency', 'has_more', 'projects', 'total_count'],
    ])
    expect(body).toMatchObject({
      has_more: false,
      total_count: body.projects.length,
      currency: usd,
    })
    expect(body.cache_status).toEqual({ cached_count: 0, total_projects: body.total_count })
    const own = body.projects.find((one: { dir_name: string }) => one.dir_name === known.slug)
    expect(own).toEqual({
      dir_name: known.slug,
      log_path: path.join(served.home, 'projects', known.slug),
      file_count: 2,
      total_size_mb: expect.any(Number),
      last_modified: Date.UTC(2026, 9, 20, 23, 51) / 1000,
      first_seen: Date.UTC(2026, 7, 3, 9) / 1000,
      display_name: known.slug,
      in_cache: false,
      url_slug: known.slug,
      provider: 'claude',
      providers: ['claude', 'codex'],
      stats: null,
    })
  })

  test.each([
    ['last_modified', 'last_modified', -1],
    ['first_seen', 'first_seen', -1],
    ['size', 'total_size_mb', -1],
    ['name', 'display_name', 1],
    ['colour', 'last_modified', -1],
  ])('is sorted by %s', async (word, key, direction) => {
    const { projects } = await get(`/api/projects?sort_by=${word}`)
    const values = projects.map((one: Record<string, string | number>) => one[key])
    const inOrder = [...values].sort((a, b) => (a < b ? -direction : a > b ? direction : 0))
    expect(values).toEqual(inOrder)
  })

  test('comes in pages', async () => {
    const all = (await get('/api/projects?sort_by=name')).projects
    const body = await get('/api/projects?sort_by=name&limit=1&offset=1')
    expect(body.projects).toEqual([all[1]])
    expect(body).toMatchObject({ has_more: all.length > 2, total_count: all.length })
    expect((await get(`/api/projects?offset=${all.length}`)).projects).toEqual([])
    expect((await get('/api/projects?offset=-3&sort_by=name')).projects).toEqual(all)
  })

  test('can be of some agents, in either name and case', async () => {
    const names = async (query: string) =>
      (await get(`/api/projects?${query}`)).projects.map(
        (one: { dir_name: string }) => one.dir_name,
      )
    expect(await names('provider=CODEX')).toEqual([known.slug])
    expect(await names('provider=cursor')).toEqual([])
    const both = await names('provider=claude&provider=codex')
    expect(both).toHaveLength((await get('/api/projects')).total_count)
    expect(await names('provider=claude')).toEqual(await names('provider=claude-code'))
    expect((await get('/api/projects?provider=')).total_count).toBe(both.length)
  })

  test('tells figures where they are asked for, which add up to the report', async () => {
    const { projects } = await get('/api/projects?include_stats=yes')
    const sum = (key: string) =>
      projects.reduce(
        (total: number, one: { stats: Record<string, number> }) => total + (one.stats[key] ?? 0),
        0,
      )
    const totals = await served.report({})
    expect(sum('total_input_tokens')).toBe(totals.inputTokens)
    expect(sum('total_output_tokens')).toBe(totals.outputTokens)
    expect(sum('total_cache_read')).toBe(totals.cacheReadTokens)
    expect(sum('total_cost')).toBeCloseTo(totals.costUsd ?? 0, 6)
  })

  test.each(['limit=some', 'offset=1.5', 'include_stats=perhaps'])(
    '%s is refused with 422 and a sentence that names it',
    async (query) => {
      const answer = await served.ask(`/api/projects?${query}`)
      expect(answer.status).toBe(422)
      expect(answer.body.detail[0].loc).toEqual([query.split('=')[0]])
    },
  )
})

test('GET /api/recent-projects tells at most 20, newest first, once for each agent', async () => {
  const { projects } = await get('/api/recent-projects')
  expect(projects.length).toBeLessThanOrEqual(20)
  const times = projects.map((one: { last_modified: number }) => one.last_modified)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(keysOf(projects[0])).toEqual(['dir_name', 'file_count', 'last_modified', 'log_path'])
  expect(projects.every((one: { file_count: number }) => one.file_count === 0)).toBe(true)
  const own = projects.filter((one: { dir_name: string }) => one.dir_name === known.slug)
  expect(own).toHaveLength(2)
})

test('GET /api/providers counts projects and sessions, most projects first', async () => {
  const { providers } = await get('/api/providers')
  expect(providers.at(-1)).toEqual({ provider: 'codex', project_count: 1, session_count: 1 })
  expect(providers[0]).toMatchObject({ provider: 'claude' })
  const { projects } = await get('/api/projects?provider=claude')
  expect(providers[0].project_count).toBe(projects.length)
})

test('GET /api/global-stats has the documented fields and adds up to the report', async () => {
  const body = await get('/api/global-stats')
  expect(keysOf(body)).toEqual([
    ...['config', 'daily_costs', 'daily_token_usage', 'first_use_date', 'last_use_date', 'models'],
    ...['total_cache_read_tokens', 'total_cache_write_tokens'],
  ])
  expect(body.config).toEqual({ max_date_range_days: 30 })
  const totals = await served.report({})
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

describe('GET /api/stats', () => {
  test('tells the known project exactly', async () => {
    const { overview, tools, errors, models, currency, sessions, user_interactions } =
      await get('/api/stats')
    expect(overview).toMatchObject({
      project_name: 'fixture',
      log_dir_name: known.slug,
      total_messages: expect.any(Number),
      sessions: 2,
      date_range: { start: expect.stringMatching(/^2026-08-03T/), end: '2026-10-20T23:51:00.000Z' },
    })
    expect(models['claude-opus-5']).toMatchObject({ count: 3, input_tokens: 1010 })
    expect(models['claude-haiku-4-5']).toMatchObject({ count: 1, output_tokens: 1000 })
    expect(tools.usage_counts).toMatchObject({ Bash: 1 })
    expect(tools.error_rates.Bash).toBe(1)
    expect(errors).toMatchObject({ by_tool: { Bash: 1 }, by_category: { 'Tool Not Found': 1 } })
    expect(user_interactions).toMatchObject({ user_commands_analyzed: 5, command_details: [] })
    expect(sessions).toMatchObject({ count: 2 })
    expect(currency).toEqual(usd)
  })

  test('bounds the days, and a day is that of UTC with minutes added', async () => {
    const days = async (query: string) =>
      Object.keys((await get(`/api/stats?include=daily_stats&${query}`)).daily_stats)
    expect(await days('')).toEqual(['2026-08-03', '2026-10-18', '2026-10-20'])
    expect(await days('days=0')).toHaveLength(3)
    expect(await days('days=-1')).toHaveLength(3)
    expect(await days('days=3')).toEqual(['2026-10-18', '2026-10-20'])
    expect(await days('days=2')).toEqual(['2026-10-20'])
    expect(await days('days=2&timezone_offset=15')).toEqual(['2026-10-21'])
    expect(await days('days=2&timezone_offset=-1430')).toEqual(['2026-10-19', '2026-10-20'])
    const { daily_stats, daily_usage } = await get('/api/stats?days=3')
    expect(daily_stats['2026-10-18']).toMatchObject({
      messages: 8,
      sessions: 1,
      tokens: { input: 1010, output: 1025, cache_creation: 0, cache_read: 70 },
      user_commands: 2,
      interrupted_commands: 1,
      interruption_rate: 50,
      errors: 1,
      assistant_messages: 4,
      error_rate: 25,
    })
    expect(daily_usage.map((one: { date: string }) => one.date)).toEqual(Object.keys(daily_stats))
  })

  test('answers only the blocks that are named, and always the currency', async () => {
    expect(keysOf(await get('/api/stats?include=overview'))).toEqual(['currency', 'overview'])
    expect(keysOf(await get('/api/stats?include=overview&include=models'))).toEqual([
      ...['currency', 'models', 'overview'],
    ])
    expect(keysOf(await get('/api/stats?include=nothing'))).toEqual(['currency'])
  })

  test('keeps every key without details, and tells the lists with them', async () => {
    const lean = await get('/api/stats')
    const whole = await get('/api/stats?details=true')
    expect(keysOf(lean)).toEqual(keysOf(whole))
    for (const key of ['overview', 'tools', 'sessions', 'daily_usage', 'models', 'costs'])
      expect(lean[key]).toEqual(whole[key])
    const lists = ['session_costs', 'command_costs', 'session_efficiency', 'retry_signals']
    for (const key of lists) expect(lean[key], key).toEqual([])
    const costs = await get('/api/cost-data')
    for (const key of Object.keys(costs)) expect(whole[key], key).toEqual(costs[key])
    expect(lean.errors).toMatchObject({ assistant_details: [], error_details: [] })
    expect(lean.user_interactions.tool_count_distribution).toEqual({})
    expect(whole.user_interactions.command_details).toHaveLength(5)
    expect(whole.errors.error_details.length).toBeGreaterThan(0)
    expect(whole.errors.assistant_details.length).toBeGreaterThan(4)
    expect(whole.user_interactions.tool_count_distribution).toMatchObject({ 1: 1 })
  })

  test.each(['days=many', 'timezone_offset=Berlin', 'timezone_offset=9999', 'details=perhaps'])(
    '%s is refused with 422 and a sentence that names it',
    async (query) => {
      const answer = await served.ask(`/api/stats?${query}`)
      expect(answer.status).toBe(422)
      expect(answer.body.error).toContain(query.split('=')[0])
    },
  )

  test('adds up to the report for every project', async () => {
    const { projects } = await get('/api/projects')
    let [cost, input, output] = [0, 0, 0]
    for (const { dir_name } of projects) {
      await served.select(dir_name)
      const { overview, daily_stats } = await get('/api/stats?days=0&timezone_offset=345')
      const ofDays = Object.values(daily_stats as Record<string, { cost: { total: number } }>)
      const summed = ofDays.reduce((sum, day) => sum + day.cost.total, 0)
      expect(summed).toBeCloseTo(overview.total_cost, 6)
      cost += overview.total_cost
      input += overview.total_tokens.input
      output += overview.total_tokens.output
    }
    await served.select(known.slug)
    const totals = await served.report({})
    expect([input, output]).toEqual([totals.inputTokens, totals.outputTokens])
    expect(cost).toBeCloseTo(totals.costUsd ?? 0, 6)
  })
})

describe('GET /api/dashboard-data', () => {
  test('has the statistics and the first fifty records', async () => {
    const body = await get('/api/dashboard-data')
    expect(keysOf(body)).toEqual([
      ...['config', 'currency', 'is_reindexing', 'message_count', 'messages_page', 'statistics'],
    ])
    expect(body.config).toEqual({ messages_initial_load: 50, max_date_range_days: 30 })
    expect(body.is_reindexing).toBe(false)
    expect(body.statistics.overview).toEqual((await get('/api/stats')).overview)
    expect(body.messages_page).toEqual(await get('/api/messages?per_page=50'))
    expect(body.message_count).toBe(body.messages_page.total)
  })

  test('is empty and says so where the agents named did not work on the project', async () => {
    const body = await get('/api/dashboard-data?provider=cursor')
    expect(body).toMatchObject({
      filtered: true,
      message_count: 0,
      statistics: { overview: { total_messages: 0, total_cost: 0 }, models: {} },
      messages_page: { messages: [], total: 0, page: 1, per_page: 50, total_pages: 0 },
    })
    const claude = await get('/api/dashboard-data?provider=claude')
    expect(claude.statistics.overview).toMatchObject({ sessions: 1, total_messages: 10 })
    expect(claude.filtered).toBeUndefined()
  })

  test('scopes its models and its days', async () => {
    const query = 'model=claude-opus-5&model=none&timezone_offset=15'
    const { statistics } = await get(`/api/dashboard-data?${query}`)
    expect(Object.keys(statistics.models)).toEqual(['claude-opus-5'])
    expect(Object.keys(statistics.daily_stats)).toContain('2026-10-21')
    expect(await status('/api/dashboard-data?timezone_offset=x')).toBe(422)
  })
})

describe('GET /api/messages', () => {
  test('tells records oldest first, the tokens of a call once', async () => {
    const { messages, ...page } = await get('/api/messages?provider=claude')
    expect(page).toEqual({
      total: 10,
      page: 1,
      per_page: 100,
      total_pages: 1,
      start_index: 0,
      end_index: 10,
    })
    expect(
      messages.map((one: { type: string; content: string }) => [one.type, one.content]),
    ).toEqual([
      ['user', 'first ask'],
      ['assistant', 'done'],
      ['assistant', ''],
      ['user', 'sub ask'],
      ['assistant', 'done'],
      ['tool_result', 'Error: command not found'],
      ['assistant', 'done'],
      ['user', '[Request interrupted by user]'],
      ['user', 'second ask'],
      ['assistant', 'done'],
    ])
    expect(messages[0]).toEqual({
      session_id: 's1',
      type: 'user',
      timestamp: '2026-10-18T10:00:00.000Z',
      model: null,
      content: 'first ask',
      tools: [],
      tokens: { input: 0, output: 0, cache_creation: 0, cache_read: 0 },
      cwd: known.path,
      uuid: expect.any(String),
      parent_uuid: '',
      is_sidechain: false,
      has_tool_result: false,
      error: false,
      is_interruption: false,
      message_id: null,
      interaction_id: expect.stringMatching(/^[0-9a-f]{16}$/),
      interaction_tool_count: 1,
      interaction_model: 'claude-opus-5',
      interaction_assistant_steps: 3,
    })
    expect(messages[1]).toMatchObject({ tokens: { input: 1000 }, message_id: 'a' })
    expect(messages[2]).toMatchObject({
      model: 'claude-opus-5',
      tokens: { input: 0 },
      tools: [{ id: 't1', name: 'Bash', input: { command: 'ls' } }],
    })
    expect(messages[3]).toMatchObject({ is_sidechain: true })
    expect(messages[5]).toMatchObject({ has_tool_result: true, error: true })
    expect(messages[7]).toMatchObject({ is_interruption: true })
  })

  test('clamps the page and its size, and takes limit for a size nobody gave', async () => {
    const page = async (query: string) => {
      const {
        page: at,
        per_page,
        start_index,
        end_index,
      } = await get(`/api/messages?provider=claude&${query}`)
      return [at, per_page, start_index, end_index]
    }
    expect(await page('per_page=4&page=2')).toEqual([2, 4, 4, 8])
    expect(await page('per_page=4&page=99')).toEqual([3, 4, 8, 10])
    expect(await page('per_page=4&page=-1')).toEqual([1, 4, 0, 4])
    expect(await page('per_page=0')).toEqual([1, 1, 0, 1])
    expect(await page('per_page=501')).toEqual([1, 500, 0, 10])
    expect(await page('limit=3')).toEqual([1, 3, 0, 3])
    expect(await page('limit=0')).toEqual([1, 1, 0, 1])
    expect(await page('limit=900')).toEqual([1, 500, 0, 10])
    expect(await page('limit=3&per_page=5')).toEqual([1, 5, 0, 5])
  })

  test('can be of agents and of models', async () => {
    expect(await get('/api/messages?provider=cursor')).toEqual({
      messages: [],
      total: 0,
      page: 1,
      per_page: 100,
      total_pages: 0,
      start_index: 0,
      end_index: 0,
    })
    const haiku = await get('/api/messages?model=claude-haiku-4-5&timezone_offset=60')
    expect(haiku.messages.map((one: { model: string }) => one.model)).toEqual(['claude-haiku-4-5'])
    const two = await get('/api/messages?model=claude-haiku-4-5&model=claude-opus-5')
    expect(two.total).toBe(5)
  })

  test.each(['page=first', 'per_page=all', 'limit=1.5', 'timezone_offset=x'])(
    '%s is refused with 422',
    async (query) => {
      expect(await status(`/api/messages?${query}`)).toBe(422)
    },
  )

  test('keeps its largest page below a megabyte', async () => {
    await served.select('long')
    const text = JSON.stringify(await get('/api/messages?per_page=500'))
    await served.select(known.slug)
    expect(text.length).toBeLessThan(1024 * 1024)
  })
})

test('GET /api/messages/summary counts records by kind and by model', async () => {
  const body = await get('/api/messages/summary')
  const { overview } = await get('/api/stats')
  expect(keysOf(body)).toEqual([
    ...['by_model', 'by_type', 'total', 'total_sessions', 'total_tokens'],
  ])
  expect(body).toMatchObject({
    total: overview.total_messages,
    total_sessions: 2,
    by_type: overview.message_types,
    total_tokens: overview.total_tokens.input + overview.total_tokens.output,
  })
  expect(body.by_model).toMatchObject({ 'claude-opus-5': 4, 'claude-haiku-4-5': 1 })
  const counted = Object.values(body.by_model as Record<string, number>)
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(body.total)
  expect(body.by_model.null).toBeGreaterThan(0)
})

describe('GET /api/jsonl-files', () => {
  test('tells each transcript with its figures, oldest first', async () => {
    const { files, currency } = await get('/api/jsonl-files?provider=claude')
    expect(currency).toEqual(usd)
    expect(files).toMatchObject([
      {
        name: 's1.jsonl',
        path: 's1.jsonl',
        is_subagent: false,
        created: Date.UTC(2026, 9, 18, 10) / 1000,
        modified: Date.UTC(2026, 9, 20, 23, 51) / 1000,
        messages: 8,
        user_messages: 4,
        assistant_messages: 4,
        input_tokens: 2010,
        output_tokens: 2020,
        model: 'claude-opus-5',
        title: 'first ask',
        tool_calls: 1,
        provider: 'claude',
      },
      { name: 'agent-7.jsonl', is_subagent: true, title: 'sub ask', output_tokens: 5 },
    ])
    expect(files[0].size).toBeGreaterThan(1000)
  })

  test('is of the project that is named, whose costs add up', async () => {
    const { projects } = await get('/api/projects?include_stats=true')
    for (const { dir_name, stats } of projects) {
      const { files } = await get(`/api/jsonl-files?project=${encodeURIComponent(dir_name)}`)
      const cost = files.reduce(
        (sum: number, one: { estimated_cost: number }) => sum + one.estimated_cost,
        0,
      )
      expect(cost, dir_name).toBeCloseTo(stats.total_cost, 6)
      const times = files.map((one: { created: number }) => one.created)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })

  test('is empty for other agents, and a bare list for an unknown project', async () => {
    expect(await get('/api/jsonl-files?provider=cursor')).toEqual({ files: [], currency: usd })
    expect(await get('/api/jsonl-files?project=none')).toEqual([])
  })
})

describe('GET /api/jsonl-content', () => {
  test('tells the records of a transcript as they were written', async () => {
    const body = await get('/api/jsonl-content?file=s1.jsonl')
    expect(keysOf(body)).toEqual([
      ...['assistant_count', 'lines', 'metadata', 'total_lines', 'user_count'],
    ])
    expect(body).toMatchObject({ total_lines: 8, user_count: 4, assistant_count: 4 })
    expect(body.lines[0]).toMatchObject({ type: 'user', message: { content: 'first ask' } })
    expect(body.metadata).toEqual({
      session_id: 's1',
      file_size: expect.any(Number),
      created: Date.UTC(2026, 9, 18, 10) / 1000,
      modified: Date.UTC(2026, 9, 20, 23, 51) / 1000,
      first_timestamp: '2026-10-18T10:00:00.000Z',
      last_timestamp: '2026-10-20T23:51:00.000Z',
      duration_minutes: 3711,
      cwd: known.path,
    })
    const sub = encodeURIComponent('s1/subagents/agent-7.jsonl')
    expect(await get(`/api/jsonl-content?file=${sub}`)).toMatchObject({ total_lines: 2 })
  })

  test('sends a long transcript in pieces that are one body', async () => {
    const body = await get('/api/jsonl-content?file=big.jsonl&project=long')
    expect(body).toMatchObject({ total_lines: 150, user_count: 150, assistant_count: 0 })
    const places = body.lines.map(({ message }: { message: { content: string } }) =>
      Number.parseInt(message.content, 10),
    )
    expect(places).toEqual(Array.from({ length: 150 }, (_, place) => place))
  })

  test.each([
    ['', 422],
    ['file=s1.jsonl&cursor=here', 400],
    ['file=s1.txt', 400],
    ['file=..%2Fp%2Fs1.jsonl', 400],
    ['file=%2Fs1.jsonl', 400],
    ['file=none.jsonl', 404],
    ['file=s1.jsonl&project=none', 404],
  ])('%j is refused with %i', async (query, code) => {
    const answer = await served.ask(`/api/jsonl-content?${query}`)
    expect(answer.status).toBe(code)
    expect(answer.body.error).toMatch(/file|cursor|none/)
  })
})
