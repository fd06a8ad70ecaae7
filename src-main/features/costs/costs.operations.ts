import { toolCountDistribution } from '#main/analysis/commands.ts'
import { filteredFacts, looseCalls } from '#main/analysis/filtered-facts.ts'
import { createOutputCost } from '#main/analysis/output-cost.ts'
import type { QueryHandlers } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { costByProvider } from './by-provider.queries.ts'
import { compareSessions } from './compare-sessions.ts'
import { costComposition } from './composition.ts'
import { costData } from './cost-data.ts'
import { costDistribution } from './distribution.ts'
import { describeCommands, sortedCommands } from './expensive-commands.ts'
import { failedCalls, retriedTools } from './failures.ts'
import { interactionDetail } from './interaction-detail.ts'
import { projectCommands } from './project-commands.ts'
import { projectFacts } from './project-facts.ts'
import { costShares } from './shares.ts'
import { whatIf } from './what-if.ts'

const pageOf = <T>(
  rows: readonly T[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): T[] => rows.slice(offset, offset + limit)

const nanoSum = (sums: readonly { readonly costNano: number }[]): number =>
  sums.reduce((sum, { costNano }) => sum + costNano, 0) / 1e9

/** Handlers of costs: at the paths of their document, and for the Costs screen. */
export const costsQueries: QueryHandlers<'costs'> = {
  'costs.data': (input, context) => costData(context, input),
  'costs.byProvider': (input, context) => costByProvider(context, input),
  'costs.projectCommands': (input, context) => projectCommands(context, input),
  'costs.toolDistribution': async ({ log_path }, context) => ({
    tool_count_distribution: toolCountDistribution(
      (await projectFacts(context, log_path)).commands,
    ),
  }),
  'costs.interaction': (input, context) => interactionDetail(context, input),
  'costs.compareSessions': (input, context) => compareSessions(context, input),
  'costs.shares': async (input, { index }) => {
    const rows = await costShares(index, resolveFilter(input), input.by)
    const totalUsd = rows.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0)
    return { by: input.by, totalUsd, total: rows.length, rows: pageOf(rows, input) }
  },
  'costs.composition': (input, context) => costComposition(context, resolveFilter(input)),
  'costs.commands': async (input, { index }) => {
    const facts = await filteredFacts(index, resolveFilter(input))
    const commands = sortedCommands(facts, input.sort, input.order)
    return {
      total: commands.length,
      totalUsd: nanoSum(commands.map(({ passing }) => passing)),
      looseUsd: nanoSum([looseCalls(facts)]),
      rows: describeCommands(pageOf(commands, input), facts),
    }
  },
  'costs.retries': async (input, { index, library }) => {
    const facts = await filteredFacts(index, resolveFilter(input))
    const rows = retriedTools(facts, createOutputCost(libraryPrices(library).price))
    return {
      total: rows.length,
      wastedTokens: rows.reduce((sum, { wastedTokens }) => sum + wastedTokens, 0),
      costUsd: rows.reduce((sum, { costUsd }) => sum + costUsd, 0),
      rows: pageOf(rows, input),
    }
  },
  'costs.errors': async (input, { index, library }) => {
    const facts = await filteredFacts(index, resolveFilter(input))
    return failedCalls(facts, createOutputCost(libraryPrices(library).price))
  },
  'costs.distribution': async (input, { index }) =>
    costDistribution(await costShares(index, resolveFilter(input), 'session')),
  'costs.whatIf': (input, context) => whatIf(context, resolveFilter(input)),
}
