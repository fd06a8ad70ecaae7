import { errorCost } from '#main/analysis/error-cost.ts'
import type { FilteredFacts } from '#main/analysis/filtered-facts.ts'
import type { OutputCost } from '#main/analysis/output-cost.ts'
import { passingErrors } from '#main/analysis/passing-errors.ts'
import { quarterOf } from '#main/store/write-rollup.ts'
import type { ErrorGroup, RetryRow } from '#schema/cost-screen.ts'
import type { Output } from '#schema/operations.ts'
import { placeOf } from './expensive-commands.ts'

const groupOf = ({
  cost,
  ...group
}: {
  readonly name: string
  readonly errors: number
  readonly tokens: number
  readonly cost: number
}): ErrorGroup => ({ ...group, costUsd: cost })

const mostTools = 12

/** What failed tool calls cost, of those whose next answer passes. */
export const failedCalls = (facts: FilteredFacts, costOf: OutputCost): Output<'costs.errors'> => {
  const errors = passingErrors(facts)
  const { total, tokens, cost, byCategory, byTool } = errorCost(errors, costOf)
  return {
    total,
    tokens,
    costUsd: cost,
    byCategory: byCategory.map(groupOf),
    byTool: byTool.slice(0, mostTools).map(groupOf),
  }
}

/** Tools that failed and were called again, most expensive first. */
export const retriedTools = (
  { sessions, facts, passes }: FilteredFacts,
  costOf: OutputCost,
): RetryRow[] => {
  const rows = sessions.flatMap(({ row, id: sessionId }) => {
    const own = facts.get(row)
    return (own?.retries ?? []).flatMap(({ interaction, tool, wasted, ...retry }): RetryRow[] => {
      const command = own?.interactions[interaction]
      const part = { quarter: quarterOf(wasted.at), model: wasted.model }
      if (!command || !passes(part)) return []
      return [
        {
          ...placeOf(command),
          sessionId,
          tool,
          consecutiveFailures: retry.consecutiveFailures,
          totalInvocations: retry.totalInvocations,
          wastedTokens: wasted.tokens,
          costUsd: costOf(wasted),
        },
      ]
    })
  })
  return rows.sort((a, b) => b.costUsd - a.costUsd || b.wastedTokens - a.wastedTokens)
}
