import { expect, test } from 'vitest'
import { agentsCost } from './agents-cost.ts'

const cost = (calls: number, costUsd: number | null, unpricedCalls = 0, unfinalisedCalls = 0) => ({
  calls,
  costUsd,
  unpricedCalls,
  unfinalisedCalls,
})

test('what subagents cost is unpriced where none of their calls is priced, not nothing', () => {
  expect(agentsCost(cost(5, 2, 2), cost(3, 2))).toEqual(cost(2, null, 2))
  expect(agentsCost(cost(5, 2, 3), cost(3, null, 3))).toEqual(cost(2, 2))
  expect(agentsCost(cost(5, null, 5), cost(3, null, 3))).toEqual(cost(2, null, 2))
})

test('what subagents cost keeps its own lower bounds, and none of the main agent', () => {
  expect(agentsCost(cost(5, 3, 2, 1), cost(3, 2, 1, 0))).toEqual(cost(2, 1, 1, 1))
  expect(agentsCost(cost(5, 3, 1, 1), cost(3, 2, 1, 1))).toEqual(cost(2, 1))
  expect(agentsCost(cost(3, 2), cost(3, 2))).toEqual(cost(0, 0))
})
