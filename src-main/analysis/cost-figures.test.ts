import { expect, test } from 'vitest'
import { createPricer } from '#main/pricing/price-call.ts'
import { createFindRates } from '#main/pricing/token-rates.ts'
import { noCalls } from './call-sums.ts'
import { cacheBlock } from './cache-block.ts'
import type { Command } from './commands.ts'
import { outliersOf, toolCountDistribution } from './commands.ts'
import { createOutputCost } from './output-cost.ts'
import type { CallRow, ToolRow } from './session-rows.ts'
import { sumTools, toolPartsOf } from './tool-parts.ts'
import { weekTrends } from './week-trends.ts'

const at = Date.parse('2026-11-01T10:07:00Z')

const call = (id: number, cost_nano: number | null): CallRow => ({
  ...{ id, session_id: 1, model: 'claude-opus-5', at },
  ...{ input: 10, output: 3, cache_creation: 0, cache_read: 0, cost_nano },
})

const tool = (call_id: number, tool_use_id: string, name: string): ToolRow => ({
  ...{ session_id: 1, name, tool_use_id, call_id, use_message_id: null, result_message_id: null },
  ...{ agent_id: null, is_error: 0, failure: null, is_search: 0 },
})

test('a call is split over the names of its tools to the last nanodollar, its tokens are not', () => {
  const tools = [tool(1, 'a', 'Bash'), tool(1, 'b', 'Bash'), tool(1, 'c', 'Read')]
  const parts = toolPartsOf({ messages: [], calls: [call(1, 101), call(2, 7)], tools })
  expect([...sumTools(parts)]).toMatchObject([
    ['Bash', { uses: 2, sums: { costNano: 51, input: 10 } }],
    ['Read', { uses: 1, sums: { costNano: 50, input: 10 } }],
    ['', { uses: 0, sums: { costNano: 7, input: 10 } }],
  ])
})

test('a use that two files tell is one, and an unpriced call stays unpriced', () => {
  const tools = [tool(1, 'a', 'Bash'), tool(1, 'a', 'Bash')]
  const [part] = toolPartsOf({ messages: [], calls: [call(1, null)], tools })
  expect(part).toMatchObject({ uses: 1, sums: { costNano: 0, unpriced: 1 } })
})

const command = (more: Partial<Command>): Command => ({
  ...{ id: 'i', agentId: '', messageId: 1, seq: 0, place: 0, startAt: at, endAt: at, preview: '' },
  ...{ sums: noCalls, model: null, steps: 0, errors: 0, isInterrupted: false, tools: {} },
  ...{ indexedChars: 0, toolCount: 0, hasTaskTool: false, searches: 0, models: [], parts: [] },
  ...{ sessionRow: 1, sessionId: 's' },
  ...more,
})

test('outliers have more than 20 tool calls or more than 15 answers, the greatest first', () => {
  const commands = [20, 21, 40].map((toolCount) => command({ toolCount, steps: toolCount - 5 }))
  const { tools, steps } = outliersOf(commands)
  expect(tools.map(({ toolCount }) => toolCount)).toEqual([40, 21])
  expect(steps.map((one) => one.steps)).toEqual([35, 16])
  expect(toolCountDistribution(commands)).toEqual({ 20: 1, 21: 1, 40: 1 })
})

test('a week is compared with the one before it, which ends where it begins', () => {
  const day = 86_400_000
  const spent = (startAt: number, costNano: number) =>
    command({ startAt, sums: { ...noCalls, calls: 1, costNano } })
  const commands = [spent(at, 3e9), spent(at - 6 * day, 1e9), spent(at - 7 * day, 1e9)]
  expect(weekTrends(commands, at)).toMatchObject({
    current: { commands: 2, cost: 4, costPerCommand: 2 },
    prior: { commands: 1, cost: 1 },
    change: { commands: 1, cost: 300, costPerCommand: 100, errorsPerCommand: 0 },
  })
})

test('the cache broke even where more was read than written; nothing written divides nothing', () => {
  const sums = { ...noCalls, calls: 4, cacheCreation: 100, cacheRead: 300 }
  expect(cacheBlock(sums)).toEqual({
    ...{ created: 100, read: 300, efficiency: 100, tokensSaved: 200 },
    ...{ savedInputTokens: 245, roi: 200, brokeEven: true },
  })
  expect(cacheBlock(noCalls)).toMatchObject({ efficiency: 0, roi: 0 })
})

test('rates are those of the band that a prompt falls in, and of the day', () => {
  const find = createFindRates(createPricer())
  const rates = find('claude-opus-5', at, 25_000)
  expect(rates).toEqual({
    ...{ input: 5000, output: 25_000, cacheRead: 500, cacheWrite5m: 6250, cacheWrite1h: 10_000 },
  })
  const [small, large] = [25_000, 125_000].map((size) => find('claude-haiku-5-5', at, size)?.output)
  expect(large).toBeGreaterThan(small ?? Number.POSITIVE_INFINITY)
  expect(find('no-price-1', at, 25_000)).toBeNull()
  const costOf = createOutputCost(createPricer())
  expect(costOf({ model: 'claude-opus-5', at, tokens: 1_000_000 })).toBe(25)
  expect([costOf(null), costOf({ model: 'no-price-1', at, tokens: 9 })]).toEqual([0, 0])
})
