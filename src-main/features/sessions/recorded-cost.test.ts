import { expect, test } from 'vitest'
import { askFiles } from '#main/testing/ask-store.ts'
import { assistant, user } from '#main/testing/transcript.ts'

const state = (more: object) => ({ type: 'cost-state', sessionId: 's', ...more })

const read = async (...states: readonly object[]) => {
  const opus = { model: 'claude-opus-4-6' }
  const { ask } = await askFiles({
    'p/s.jsonl': [user('x'), assistant('a'), assistant('b', undefined, {}, opus), ...states],
    'p/s/subagents/agent-x.jsonl': [assistant('c')],
  })
  const { recordedCost, usage } = await ask('sessions.get', { id: 's' })
  const { totals } = await ask('usage.overview', {})
  expect(usage.costUsd).toBeCloseTo(0.09, 12)
  expect(totals.costUsd).toBeCloseTo(0.09, 12)
  return recordedCost
}

test('a session without a figure of its own has none, not $0', async () => {
  expect(await read()).toBeNull()
  expect(await read(state({ totalCostUSD: 'much' }))).toBeNull()
})

test('the largest snapshot stands, whichever comes last, and the rest is named', async () => {
  const cost = await read(
    state({ totalCostUSD: 0.01 }),
    state({ totalCostUSD: 5, totalDuration: 60_000, totalLinesAdded: 3 }),
    state({ totalCostUSD: 2 }),
  )
  expect(cost).toMatchObject({
    recordedUsd: 5,
    tokensUsd: 0.09,
    differenceUsd: 4.91,
    difference: 'backgroundAndUnrecorded',
    hasUnknownModelCost: false,
    totalMs: 60_000,
    linesAdded: 3,
  })
})

test('a figure below the recorded tokens is said to be so', async () => {
  const cost = await read(state({ totalCostUSD: 0.05, hasUnknownModelCost: true }))
  expect(cost).toMatchObject({
    differenceUsd: -0.04,
    difference: 'moreThanRecorded',
    hasUnknownModelCost: true,
  })
  expect(await read(state({ totalCostUSD: 0.09 }))).toMatchObject({ difference: 'none' })
})

test('models are compared one by one, whatever suffix a side writes', async () => {
  const cost = await read(
    state({
      totalCostUSD: 1.5,
      modelUsage: {
        'claude-opus-5[1m]': { costUSD: 1, inputTokens: 3e9, outputTokens: '40' },
        'claude-haiku-4-5-20251001': { costUSD: 0.5, webSearchRequests: 2 },
        broken: null,
      },
    }),
  )
  const rows = cost?.byModel.map((row) => [
    row.model,
    row.tokensUsd,
    row.recordedUsd,
    row.differenceUsd,
    row.difference,
  ])
  expect(rows).toEqual([
    ['claude-opus-5', 0.06, 1, 0.94, 'backgroundAndUnrecorded'],
    ['claude-haiku-4-5-20251001', 0, 0.5, 0.5, 'backgroundAndUnrecorded'],
    ['claude-opus-4-6', 0.03, null, null, null],
  ])
  expect(cost?.byModel[0]).toMatchObject({ inputTokens: 3_000_000_000, outputTokens: 40 })
  expect(cost?.byModel[1]).toMatchObject({ webSearches: 2 })
})

test('what has no price leaves no difference to name', async () => {
  const { ask } = await askFiles({
    'p/s.jsonl': [
      assistant('a', undefined, {}, { model: 'claude-opus-9' }),
      state({ totalCostUSD: 1 }),
    ],
  })
  expect((await ask('sessions.get', { id: 's' })).recordedCost).toMatchObject({
    recordedUsd: 1,
    tokensUsd: null,
    differenceUsd: null,
    difference: null,
    unpricedCalls: 1,
  })
})
