import type { IndexReader } from '#main/store/read-store.ts'
import { type ToolSet, toolSets } from '#main/store/tool-sets.ts'
import type { ResolvedFilter } from '#main/store/usage.ts'
import type { UsageTool, UsageTotals } from '#schema/usage.ts'

interface ToolSums {
  uses: number
  calls: number
  nano: number
  unpriced: number
}

/** Adds what a set of calls gives each of its tools: every use, and an equal part of the cost. */
const share = (tools: Map<string, ToolSums>, set: ToolSet): void => {
  const names = new Set(set.names)
  for (const name of names) {
    const sums = tools.get(name) ?? { uses: 0, calls: 0, nano: 0, unpriced: 0 }
    sums.uses += set.calls * set.names.filter((one) => one === name).length
    sums.calls += set.calls
    sums.nano += set.costNano / names.size
    sums.unpriced += set.unpriced
    tools.set(name, sums)
  }
}

/** What is left of the total: calls that used no tool. */
const rest = (totals: UsageTotals, sets: readonly ToolSet[]): UsageTool => {
  const sum = (of: (set: ToolSet) => number) => sets.reduce((all, set) => all + of(set), 0)
  const calls = totals.calls - sum((set) => set.calls)
  const unpricedCalls = totals.unpricedCalls - sum((set) => set.unpriced)
  const nano = Math.round((totals.costUsd ?? 0) * 1e9) - sum((set) => set.costNano)
  return { tool: null, uses: 0, calls, unpricedCalls, costUsd: usd(nano, calls, unpricedCalls) }
}

const usd = (nano: number, calls: number, unpriced: number): number | null =>
  calls > 0 && calls === unpriced ? null : nano / 1e9

/**
 * Cost by tool, most expensive first: what a call cost is split equally over the different tools it
 * used, and calls without any are a row of their own, so that the rows add up to the total.
 */
export const usageByTool = async (
  index: IndexReader,
  filter: ResolvedFilter,
  totals: UsageTotals,
): Promise<UsageTool[]> => {
  const sets = await toolSets(index, filter)
  const tools = new Map<string, ToolSums>()
  for (const set of sets) share(tools, set)
  const rows = [...tools].map(([tool, { nano, unpriced, ...sums }]) => ({
    tool,
    ...sums,
    unpricedCalls: unpriced,
    costUsd: usd(nano, sums.calls, unpriced),
  }))
  const without = rest(totals, sets)
  return [...rows, ...(without.calls > 0 ? [without] : [])].toSorted(
    (a, b) => (b.costUsd ?? 0) - (a.costUsd ?? 0) || b.calls - a.calls,
  )
}
