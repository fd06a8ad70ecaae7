import {
  costAt,
  type KindCosts,
  ratesOf,
  sumKinds,
  type UsageCell,
  usageCells,
} from '#main/analysis/priced-cells.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import { type FindRates, searchNano } from '#main/pricing/token-rates.ts'
import {
  addSums,
  noUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
} from '#main/store/usage.ts'
import type { CostComposition } from '#schema/cost-screen.ts'

interface CellCosts extends KindCosts {
  readonly searches: number
  /** What the cached tokens would have cost as plain input. */
  readonly uncached: number
}

const noCosts: CellCosts = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  searches: 0,
  uncached: 0,
}

/** Divides what a cell cost as list prices divide it, so that fast calls and batches are in it. */
const divide = (cell: UsageCell, find: FindRates): CellCosts => {
  const rates = ratesOf(cell, find)
  const listed = rates ? costAt(cell, rates) : null
  const list = listed ? sumKinds(listed) : 0
  if (!rates || !listed || list === 0) return noCosts
  const searches = Math.min(cell.cost_nano, cell.web_searches * searchNano)
  const factor = (cell.cost_nano - searches) / list
  const cached = cell.cache_read + cell.cache_write_5m + cell.cache_write_1h
  return {
    input: listed.input * factor,
    output: listed.output * factor,
    cacheRead: listed.cacheRead * factor,
    cacheWrite5m: listed.cacheWrite5m * factor,
    cacheWrite1h: listed.cacheWrite1h * factor,
    searches,
    uncached: cached * rates.input * factor,
  }
}

const add = (a: CellCosts, b: CellCosts): CellCosts => ({
  input: a.input + b.input,
  output: a.output + b.output,
  cacheRead: a.cacheRead + b.cacheRead,
  cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
  cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
  searches: a.searches + b.searches,
  uncached: a.uncached + b.uncached,
})

const dollars = (nano: number): number => nano / 1e9

const kindsOf = (sums: UsageSums, costs: CellCosts): CostComposition['kinds'] => [
  { kind: 'inputTokens', amount: sums.input, costUsd: dollars(costs.input) },
  { kind: 'outputTokens', amount: sums.output, costUsd: dollars(costs.output) },
  { kind: 'cacheReadTokens', amount: sums.cache_read, costUsd: dollars(costs.cacheRead) },
  { kind: 'cacheWrite5mTokens', amount: sums.cache_write_5m, costUsd: dollars(costs.cacheWrite5m) },
  { kind: 'cacheWrite1hTokens', amount: sums.cache_write_1h, costUsd: dollars(costs.cacheWrite1h) },
  { kind: 'webSearches', amount: sums.web_searches, costUsd: dollars(costs.searches) },
]

const cacheOf = (sums: UsageSums, costs: CellCosts): CostComposition['cache'] => {
  const written = sums.cache_write_5m + sums.cache_write_1h
  const prompts = sums.input + sums.cache_read + written
  const paid = costs.cacheRead + costs.cacheWrite5m + costs.cacheWrite1h
  return {
    readTokens: sums.cache_read,
    writtenTokens: written,
    readShare: prompts === 0 ? 0 : sums.cache_read / prompts,
    paidUsd: dollars(paid),
    uncachedUsd: dollars(costs.uncached),
    savedUsd: dollars(costs.uncached - paid),
  }
}

/** Cost by kind of token of what passes, and what the cache did for it. */
export const costComposition = async (
  { index, library }: QueryContext,
  filter: ResolvedFilter,
): Promise<CostComposition> => {
  const { findRates } = libraryPrices(library)
  const cells = await usageCells(index, filter)
  const sums = cells.reduce<UsageSums>(addSums, noUsage)
  const costs = cells.reduce((sum, cell) => add(sum, divide(cell, findRates)), noCosts)
  return { totals: toUsage(sums), kinds: kindsOf(sums, costs), cache: cacheOf(sums, costs) }
}
