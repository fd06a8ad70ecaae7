import { expect, test } from 'vitest'
import { logPath } from './homes.fixture.ts'
import type { ServedHome } from './serve-home.fixture.ts'

interface Command {
  readonly cost: number
  readonly tokens: { readonly input: number; readonly output: number }
  readonly tools_used: number
  readonly steps: number
  readonly timestamp: string
  readonly interaction_id: string
}

/** What was asked in the project `costs`. */
export const commandCases = (served: () => ServedHome): void => {
  const get = (where: string) =>
    served().get(where.replace('COSTS', logPath(served().home, 'costs')))
  const dollars = { code: 'USD', symbol: '$', rate_from_usd: 1 }

  test.each([
    ['', { offset: 0, limit: 50, total: 4 }, 4],
    ['&limit=0', { limit: 1 }, 1],
    ['&limit=9999', { limit: 500 }, 4],
    ['&offset=-5', { offset: 0 }, 4],
    ['&offset=3&limit=2', { offset: 3, limit: 2 }, 1],
    ['&offset=400', { offset: 400, total: 4 }, 0],
  ])(
    'commands are paged and what is out of bounds is clamped: %s',
    async (query, shape, length) => {
      const page = await get(`/api/commands?COSTS${query}`)
      expect(page).toMatchObject({ ...shape, currency: dollars })
      expect(page.commands).toHaveLength(length)
    },
  )

  test.each([
    ['cost', (one: Command) => one.cost],
    ['tokens', (one: Command) => one.tokens.input + one.tokens.output],
    ['tools', (one: Command) => one.tools_used],
    ['steps', (one: Command) => one.steps],
    ['time', (one: Command) => Date.parse(one.timestamp)],
    ['nonsense', (one: Command) => one.cost],
  ])('commands are sorted by %s, both ways', async (sort, figure) => {
    const down = (await get(`/api/commands?COSTS&sort=${sort}`)).commands.map(figure)
    const up = (await get(`/api/commands?COSTS&sort=${sort}&order=asc`)).commands.map(figure)
    expect(down).toEqual(down.toSorted((a: number, b: number) => b - a))
    expect(up).toEqual(up.toSorted((a: number, b: number) => a - b))
  })

  test('commands are the dearest first, unless asc is asked for', async () => {
    const costs = async (query: string) =>
      (await get(`/api/commands?COSTS${query}`)).commands.map((one: Command) => one.cost)
    const [usual] = await costs('')
    expect(usual).toBe(Math.max(...(await costs(''))))
    expect(await costs('&order=sideways')).toEqual(await costs('&order=desc'))
    const rising = (await costs('')).toSorted((a: number, b: number) => a - b)
    expect(await costs('&order=asc')).toEqual(rising)
  })

  test('a project in which nobody asked anything has no commands and no currency', async () => {
    const silent = logPath(served().home, 'silent')
    expect(await served().get(`/api/commands?${silent}&offset=3&limit=900`)).toEqual({
      commands: [],
      total: 0,
      offset: 3,
      limit: 500,
    })
    expect(await served().get(`/api/tool-distribution?${silent}`)).toEqual({
      tool_count_distribution: {},
    })
    const data = await served().get(`/api/cost-data?${silent}`)
    expect(data).toMatchObject({ command_costs: [], retry_signals: [], tool_costs: {} })
    expect(Object.values(data)).not.toContain(null)
  })

  test('an interaction has the words of what was asked, answered and returned', async () => {
    const [first] = (await get('/api/commands?COSTS&sort=tools')).commands as Command[]
    const one = await get(`/api/interaction/${first?.interaction_id}?COSTS`)
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
    expect(one.responses[0]).toMatchObject({
      kind: 'assistant',
      tools: [{ name: 'Bash', id: 't1' }],
    })
    expect(one.responses[2]).toMatchObject({
      content: 'all of the answer',
      tokens: { output: 1000 },
    })
  })

  test('two sessions are compared as b − a, over every kind of token', async () => {
    const { a, b, diff, currency } = await get('/api/sessions/compare?a=s1&b=s2&COSTS')
    expect(currency).toEqual(dollars)
    expect(diff).toMatchObject({ commands: -1, errors: -1, cost: b.cost - a.cost })
    expect(diff.tokens.input).toBe(-2000)
    expect(Object.keys(diff.tokens).sort()).toEqual(Object.keys(a.tokens).sort())
    expect(b.unpriced_calls).toBe(1)
  })
}
