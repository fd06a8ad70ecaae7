import { beforeAll, describe, expect, test } from 'vitest'
import { known } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

/** The statistics of the known project, which is selected. */
export const statisticsCases = (served: () => ServedHome): void => {
  beforeAll(() => served().select(known.slug))
  const get = (where: string) => served().get(where)
  const keysOf = (value: object) => Object.keys(value).sort()
  const usd = { code: 'USD', symbol: '$', rate_from_usd: 1 }

  describe('GET /api/stats', () => {
    test('tells the known project exactly', async () => {
      const { overview, tools, errors, models, currency, sessions, user_interactions } =
        await get('/api/stats')
      expect(overview).toMatchObject({
        project_name: 'fixture',
        log_dir_name: known.slug,
        total_messages: expect.any(Number),
        sessions: 2,
        date_range: {
          start: expect.stringMatching(/^2026-08-03T/),
          end: '2026-10-20T23:51:00.000Z',
        },
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

    test('tells the tokens of what was asked by all of its characters, not by those kept of it', async () => {
      const estimates = async () => {
        const { user_interactions } = await served().get(
          '/api/stats?details=true&include=user_interactions',
        )
        return user_interactions.command_details.map(
          (one: { estimated_tokens: number }) => one.estimated_tokens,
        )
      }
      expect((await estimates()).slice(0, 1)).toEqual([2])
      await served().select('long')
      const long = await estimates()
      await served().select(known.slug)
      expect(long).toHaveLength(150)
      expect(long[0]).toBe(Math.floor('0 '.concat('lorem ipsum '.repeat(2000)).length / 4))
    })

    test.each(['days=many', 'timezone_offset=Berlin', 'timezone_offset=9999', 'details=perhaps'])(
      '%s is refused with 422 and a sentence that names it',
      async (query) => {
        const answer = await served().ask(`/api/stats?${query}`)
        expect(answer.status).toBe(422)
        expect(answer.body.error).toContain(query.split('=')[0])
      },
    )
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
      expect((await served().ask('/api/dashboard-data?timezone_offset=x')).status).toBe(422)
    })
  })
}
