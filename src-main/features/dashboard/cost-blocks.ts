import { type CostMakers, costMakers } from '#main/analysis/cost-sections.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import type { Figures } from './figures.ts'

/** Outliers of each kind that are told where no details are asked for. */
const mostOutliers = 10

/** Without the lists that have a row for each session, command or tool. */
const withoutDetails = (make: CostMakers): CostMakers => ({
  ...make,
  session_costs: () => [],
  command_costs: () => [],
  session_efficiency: () => [],
  retry_signals: () => [],
  outliers: () => {
    const { high_tool_commands: tools, high_step_commands: steps } = make.outliers()
    return {
      high_tool_commands: tools.slice(0, mostOutliers),
      high_step_commands: steps.slice(0, mostOutliers),
    }
  },
})

/** The sections of the cost analytics, as they are part of the statistics. */
export const costBlocks = (
  { library }: QueryContext,
  { project, facts, commands, currency, offset }: Figures,
  details: boolean,
): CostMakers => {
  const source = { sessions: project.sessions, facts, commands, currency }
  const make = costMakers(source, libraryPrices(library).price, offset)
  return details ? make : withoutDetails(make)
}
