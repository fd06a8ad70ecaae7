import { type Command, type FactsByRow, outliersOf } from './commands.ts'
import { errorCost, errorsOf, topErrorCommands } from './error-cost.ts'
import { createOutputCost, type OutputCost } from './output-cost.ts'
import { tokenComposition } from './token-composition.ts'
import { sumTools } from './tool-parts.ts'
import { type Week, weekTrends } from './week-trends.ts'
import type { Pricer } from '#main/pricing/price-call.ts'
import type { CostData } from '#schema/cost-data.ts'
import type { CurrencyBlock } from '#schema/currency.ts'
import { commandCost, isoTime, moneyIn, moneyOf, sessionCost } from './document-shapes.ts'
import type { ScopedSession } from './project-scope.ts'

/** What cost analytics are made of: sessions of a project and what follows from them. */
export interface CostSource {
  readonly sessions: readonly ScopedSession[]
  readonly facts: FactsByRow
  readonly commands: readonly Command[]
  readonly currency: CurrencyBlock
}

const mostCommands = 50

const byCost = (a: { readonly cost: number }, b: { readonly cost: number }): number =>
  b.cost - a.cost

const outlier = (command: Command, { currency }: CostSource) => ({
  interaction_id: command.id,
  session_id: command.sessionId,
  timestamp: isoTime(command.startAt),
  prompt_preview: command.preview,
  tool_count: command.toolCount,
  step_count: command.steps,
  cost: moneyOf(currency, command.sums),
})

const outliers = (project: CostSource): CostData['outliers'] => {
  const { tools, steps } = outliersOf(project.commands)
  return {
    high_tool_commands: tools.map((one) => outlier(one, project)),
    high_step_commands: steps.map((one) => outlier(one, project)),
  }
}

const toolCosts = ({ sessions, facts, currency }: CostSource): CostData['tool_costs'] => {
  const parts = sessions.flatMap(({ row }) => facts.get(row)?.toolParts ?? [])
  const named = [...sumTools(parts)].filter(([tool]) => tool !== '')
  const costs = named.map(([tool, { uses, sums }]) => {
    const cost = {
      calls: uses,
      input_tokens: sums.input,
      output_tokens: sums.output,
      cache_read_tokens: sums.cacheRead,
      cache_creation_tokens: sums.cacheCreation,
      cost: moneyOf(currency, sums),
    }
    return [tool, cost] as const
  })
  return Object.fromEntries(costs.sort(([, a], [, b]) => byCost(a, b)))
}

const retrySignals = (project: CostSource, costOf: OutputCost): CostData['retry_signals'] =>
  project.sessions.flatMap(({ row, id }) => {
    const own = project.facts.get(row)
    return (own?.retries ?? []).map((retry) => ({
      interaction_id: own?.interactions[retry.interaction]?.id ?? '',
      session_id: id,
      timestamp: isoTime(own?.interactions[retry.interaction]?.startAt ?? null),
      tool: retry.tool,
      consecutive_failures: retry.consecutiveFailures,
      total_invocations: retry.totalInvocations,
      estimated_wasted_tokens: retry.wasted.tokens,
      estimated_wasted_cost: moneyIn(project.currency)(1e9 * costOf(retry.wasted)),
    }))
  })

const efficiencies = ({ sessions, facts }: CostSource): CostData['session_efficiency'] =>
  sessions.flatMap(({ row, id }) => {
    const own = facts.get(row)
    if (!own) return []
    return {
      session_id: id,
      search_ratio: own.searchRatio,
      edit_ratio: own.editRatio,
      read_ratio: own.readRatio,
      bash_ratio: own.bashRatio,
      idle_gap_total_s: own.idleMs / 1000,
      idle_gap_max_s: own.longestIdleMs / 1000,
      classification: own.classification,
    }
  })

const errors = (project: CostSource, costOf: OutputCost): CostData['error_cost'] => {
  const { currency } = project
  const money = moneyIn(currency)
  const found = errorCost(errorsOf(project.sessions, project.facts), costOf)
  const cost = money(1e9 * found.cost)
  return {
    total_errors: found.total,
    estimated_retry_tokens: found.tokens,
    estimated_retry_cost: cost,
    errors_by_tool: Object.fromEntries(found.byTool.map((one) => [one.name, one.errors])),
    top_error_commands: topErrorCommands(project.commands).map((one) => ({
      ...commandCost(one, currency),
      error_count: one.errors,
    })),
    total: cost,
    by_category: Object.fromEntries(
      found.byCategory.map((one) => [one.name, money(1e9 * one.cost)]),
    ),
  }
}

const weekIn = (week: Week, rate: number) => ({
  commands: week.commands,
  cost: week.cost * rate,
  cost_per_command: week.costPerCommand * rate,
  errors_per_command: week.errorsPerCommand,
  tools_per_command: week.toolsPerCommand,
  tokens_per_command: week.tokensPerCommand,
})

const trends = ({ sessions, commands, currency }: CostSource): CostData['trends'] => {
  const times = sessions.flatMap(({ lastAt }) => lastAt ?? [])
  const end = times.reduce<number | null>((last, at) => Math.max(last ?? at, at), null)
  const { current, prior, change } = weekTrends(commands, end)
  const delta = weekIn(change, 1)
  return {
    current_week: weekIn(current, currency.rate_from_usd),
    prior_week: weekIn(prior, currency.rate_from_usd),
    delta_pct: delta,
    week_over_week: delta,
  }
}

const composition = ({ sessions, facts }: CostSource, offset: number) => {
  const { daily, totals, perSession } = tokenComposition(sessions, facts, offset)
  return { ...totals, daily, totals, per_session: perSession }
}

/** How to make each of the nine sections of a project's cost analytics. */
export type CostMakers = {
  readonly [Name in keyof Omit<CostData, 'currency'>]: () => CostData[Name]
}

/** The nine sections, each made when it is asked for; `offset` are minutes added to UTC for a day. */
export const costMakers = (source: CostSource, price: Pricer, offset: number): CostMakers => {
  const { sessions, facts, commands, currency } = source
  const costOf = createOutputCost(price)
  return {
    session_costs: () =>
      sessions.map((one) => sessionCost(one, facts.get(one.row), currency)).sort(byCost),
    command_costs: () =>
      commands
        .map((one) => commandCost(one, currency))
        .sort(byCost)
        .slice(0, mostCommands),
    tool_costs: () => toolCosts(source),
    token_composition: () => composition(source, offset),
    outliers: () => outliers(source),
    retry_signals: () => retrySignals(source, costOf),
    session_efficiency: () => efficiencies(source),
    error_cost: () => errors(source, costOf),
    trends: () => trends(source),
  }
}
