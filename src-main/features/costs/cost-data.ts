import { type Command, outliersOf } from '#main/analysis/commands.ts'
import { errorCost, errorsOf, topErrorCommands } from '#main/analysis/error-cost.ts'
import { createOutputCost, type OutputCost } from '#main/analysis/output-cost.ts'
import { tokenComposition } from '#main/analysis/token-composition.ts'
import { sumTools } from '#main/analysis/tool-parts.ts'
import { type Week, weekTrends } from '#main/analysis/week-trends.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import type { CostData } from '#schema/cost-data.ts'
import type { Parsed } from '#schema/operations.ts'
import { commandCost, isoTime, moneyIn, sessionCost } from './document-shapes.ts'
import { type ProjectFacts, projectFacts } from './project-facts.ts'

const mostCommands = 50

const byCost = (a: { readonly cost: number }, b: { readonly cost: number }): number =>
  b.cost - a.cost

const outlier = (command: Command, { currency }: ProjectFacts) => ({
  interaction_id: command.id,
  session_id: command.sessionId,
  timestamp: isoTime(command.startAt),
  prompt_preview: command.preview,
  tool_count: command.toolCount,
  step_count: command.steps,
  cost: moneyIn(currency)(command.sums.costNano),
})

const outliers = (project: ProjectFacts): CostData['outliers'] => {
  const { tools, steps } = outliersOf(project.commands)
  return {
    high_tool_commands: tools.map((one) => outlier(one, project)),
    high_step_commands: steps.map((one) => outlier(one, project)),
  }
}

const toolCosts = ({ sessions, facts, currency }: ProjectFacts): CostData['tool_costs'] => {
  const parts = sessions.flatMap(({ row }) => facts.get(row)?.toolParts ?? [])
  const named = [...sumTools(parts)].filter(([tool]) => tool !== '')
  const costs = named.map(([tool, { uses, sums }]) => {
    const cost = {
      calls: uses,
      input_tokens: sums.input,
      output_tokens: sums.output,
      cache_read_tokens: sums.cacheRead,
      cache_creation_tokens: sums.cacheCreation,
      cost: moneyIn(currency)(sums.costNano),
    }
    return [tool, cost] as const
  })
  return Object.fromEntries(costs.sort(([, a], [, b]) => byCost(a, b)))
}

const retrySignals = (project: ProjectFacts, costOf: OutputCost): CostData['retry_signals'] =>
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

const efficiencies = ({ sessions, facts }: ProjectFacts): CostData['session_efficiency'] =>
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

const errors = (project: ProjectFacts, costOf: OutputCost): CostData['error_cost'] => {
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

const trends = ({ sessions, commands, currency }: ProjectFacts): CostData['trends'] => {
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

/** All nine sections of a project. */
export const costData = async (
  context: QueryContext,
  { log_path, timezone_offset }: Parsed<'costs.data'>,
): Promise<CostData> => {
  const project = await projectFacts(context, log_path)
  const { sessions, facts, commands, currency } = project
  const costOf = createOutputCost(libraryPrices(context.library).price)
  const { daily, totals, perSession } = tokenComposition(sessions, facts, timezone_offset)
  return {
    session_costs: sessions
      .map((one) => sessionCost(one, facts.get(one.row), currency))
      .sort(byCost),
    command_costs: commands
      .map((one) => commandCost(one, currency))
      .sort(byCost)
      .slice(0, mostCommands),
    tool_costs: toolCosts(project),
    token_composition: { ...totals, daily, totals, per_session: perSession },
    outliers: outliers(project),
    retry_signals: retrySignals(project, costOf),
    session_efficiency: efficiencies(project),
    error_cost: errors(project, costOf),
    trends: trends(project),
    currency,
  }
}
