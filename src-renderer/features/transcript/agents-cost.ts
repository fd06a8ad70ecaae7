import type { CostFacts } from '#renderer/ui/cost.tsx'

/** What the subagents of a session cost: all of it without the main agent's own part. */
export const agentsCost = (all: CostFacts, own: CostFacts): CostFacts => {
  const calls = all.calls - own.calls
  const unpricedCalls = all.unpricedCalls - own.unpricedCalls
  const isUnpriced = calls > 0 && unpricedCalls === calls
  return {
    calls,
    unpricedCalls,
    unfinalisedCalls: all.unfinalisedCalls - own.unfinalisedCalls,
    // Sums of floats may differ by a hair.
    costUsd: isUnpriced ? null : Math.max(0, (all.costUsd ?? 0) - (own.costUsd ?? 0)),
  }
}
