import { filteredFacts } from '#main/analysis/filtered-facts.ts'
import { createOutputCost } from '#main/analysis/output-cost.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { CostShare, ExpensiveCommand, RetryRow } from '#schema/cost-screen.ts'
import type { Parsed } from '#schema/operations.ts'
import type { TextFile } from '#schema/usage.ts'
import { describeCommands, sortedCommands } from './expensive-commands.ts'
import { tableFile } from './export-table.ts'
import { retriedTools } from './failures.ts'
import { costShares } from './shares.ts'

/** Every row of a table of the Costs screen as a file; in the order in which the screen begins. */
export const exportTable = async (
  input: Parsed<'costs.export'>,
  { index, library }: QueryContext,
): Promise<TextFile> => {
  const { table, by, format } = input
  const filter = resolveFilter(input)
  if (table === 'shares') {
    const rows = await costShares(index, filter, by)
    return tableFile(`cost-by-${by}`, CostShare.keyof().options, rows, format)
  }
  const facts = await filteredFacts(index, filter)
  if (table === 'retries') {
    const rows = retriedTools(facts, createOutputCost(libraryPrices(library).price))
    return tableFile('retries', RetryRow.keyof().options, rows, format)
  }
  const rows = describeCommands(sortedCommands(facts, 'cost', 'desc'), facts)
  return tableFile('commands-by-cost', ExpensiveCommand.keyof().options, rows, format)
}
