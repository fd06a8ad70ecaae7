import { costKinds, kindAmounts, type PaidKinds } from '#main/analysis/cost-kinds.ts'
import { usageCells } from '#main/analysis/priced-cells.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import {
  addSums,
  noUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
} from '#main/store/usage.ts'
import type { CostComposition } from '#schema/cost-screen.ts'

const dollars = (nano: number): number => nano / 1e9

const cacheOf = (sums: UsageSums, costs: PaidKinds): CostComposition['cache'] => {
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
  const costs = costKinds(cells, findRates)
  return { totals: toUsage(sums), kinds: kindAmounts(sums, costs), cache: cacheOf(sums, costs) }
}
