import { errorCost, type SessionError } from '#main/analysis/error-cost.ts'
import { type FilteredFacts, filteredFacts } from '#main/analysis/filtered-facts.ts'
import { createOutputCost, type OutputCost } from '#main/analysis/output-cost.ts'
import { passingErrors } from '#main/analysis/passing-errors.ts'
import { sumTools, type ToolSums } from '#main/analysis/tool-parts.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import type { ResolvedFilter } from '#main/store/usage.ts'
import type { Output } from '#schema/operations.ts'
import type { ErrorCategory, ProjectTool } from '#schema/project-detail.ts'

const mostTools = 100

/** What each tool had of the calls that pass; calls without a tool are in none. */
const usesOf = ({ sessions, facts, passes }: FilteredFacts): ReadonlyMap<string, ToolSums> => {
  const parts = sessions.flatMap(({ row }) => facts.get(row)?.toolParts.filter(passes) ?? [])
  const tools = sumTools(parts)
  tools.delete('')
  return tools
}

const countBy = (
  errors: readonly SessionError[],
  nameOf: (error: SessionError) => string,
): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const error of errors) counts.set(nameOf(error), (counts.get(nameOf(error)) ?? 0) + 1)
  return counts
}

const toolsOf = (
  uses: ReadonlyMap<string, ToolSums>,
  failed: ReadonlyMap<string, number>,
): ProjectTool[] =>
  [...new Set([...uses.keys(), ...failed.keys()])]
    .map((name) => ({
      name,
      calls: uses.get(name)?.uses ?? 0,
      errors: failed.get(name) ?? 0,
      costUsd: (uses.get(name)?.sums.costNano ?? 0) / 1e9,
    }))
    .sort((a, b) => b.calls - a.calls || (a.name < b.name ? -1 : 1))

const categoriesOf = (errors: readonly SessionError[], costOf: OutputCost): ErrorCategory[] =>
  errorCost(errors, costOf).byCategory.map(({ name, errors: found, cost }) => {
    const own = countBy(
      errors.filter(({ category }) => category === name),
      ({ tool }) => tool,
    )
    const tools = [...own]
      .map(([tool, count]) => ({ name: tool, errors: count }))
      .sort((a, b) => b.errors - a.errors || (a.name < b.name ? -1 : 1))
    return { name, errors: found, costUsd: cost, tools }
  })

/** Tools of a project and what failed. */
export const projectTools = async (
  { index, library }: QueryContext,
  filter: ResolvedFilter,
): Promise<Output<'projects.tools'>> => {
  const found = await filteredFacts(index, filter)
  const errors = passingErrors(found)
  const costOf = createOutputCost(libraryPrices(library).price)
  const tools = toolsOf(
    usesOf(found),
    countBy(errors, ({ tool }) => tool),
  )
  return {
    calls: tools.reduce((sum, { calls }) => sum + calls, 0),
    errors: errors.length,
    costUsd: errorCost(errors, costOf).cost,
    tools: tools.slice(0, mostTools),
    categories: categoriesOf(errors, costOf),
  }
}
