import { costMakers } from '#main/analysis/cost-sections.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import type { CostData } from '#schema/cost-data.ts'
import type { Parsed } from '#schema/operations.ts'
import { projectFacts } from './project-facts.ts'

/** All nine sections of a project. */
export const costData = async (
  context: QueryContext,
  { log_path, timezone_offset }: Parsed<'costs.data'>,
): Promise<CostData> => {
  const project = await projectFacts(context, log_path)
  const make = costMakers(project, libraryPrices(context.library).price, timezone_offset)
  return {
    session_costs: make.session_costs(),
    command_costs: make.command_costs(),
    tool_costs: make.tool_costs(),
    token_composition: make.token_composition(),
    outliers: make.outliers(),
    retry_signals: make.retry_signals(),
    session_efficiency: make.session_efficiency(),
    error_cost: make.error_cost(),
    trends: make.trends(),
    currency: project.currency,
  }
}
