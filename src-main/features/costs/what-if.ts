import { costAt, sumKinds, type UsageCell, usageCells } from '#main/analysis/priced-cells.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import { bundledPriceBook, modelName } from '#main/pricing/price-book.ts'
import { type FindRates, searchNano } from '#main/pricing/token-rates.ts'
import {
  addSums,
  noUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
} from '#main/store/usage.ts'
import type { WhatIf } from '#schema/cost-screen.ts'

/** Models of the book, and those that were used and have a price of one's own. */
const candidates = (cells: readonly UsageCell[]): Set<string> => {
  const models = new Set(bundledPriceBook.rows.flatMap((row) => row.models))
  for (const { model } of cells) {
    if (!models.has(modelName(model))) models.add(model)
  }
  return models
}

/** Tokens by about the size of their prompts: all that a price depends on beside model and time. */
const bySize = (cells: readonly UsageCell[]): [number, UsageSums][] => {
  const groups = Map.groupBy(cells, ({ promptTokens }) => promptTokens)
  return [...groups].map(([size, own]) => [size, own.reduce<UsageSums>(addSums, noUsage)])
}

const costOf = (
  model: string,
  sizes: readonly [number, UsageSums][],
  priceAt: { readonly at: number; readonly find: FindRates },
): number | null => {
  let nano = 0
  for (const [promptTokens, sums] of sizes) {
    const rates = priceAt.find(model, priceAt.at, promptTokens)
    if (!rates) return null
    nano += sumKinds(costAt(sums, rates)) + sums.web_searches * searchNano
  }
  return nano
}

/** What the tokens that pass would cost today as calls of each model that has a price today. */
export const whatIf = async (
  { index, library }: QueryContext,
  filter: ResolvedFilter,
): Promise<WhatIf> => {
  const cells = await usageCells(index, filter)
  const totals = toUsage(cells.reduce<UsageSums>(addSums, noUsage))
  const sizes = bySize(cells)
  const today = Date.parse(new Date().toISOString().slice(0, 10))
  const priceAt = { at: today, find: libraryPrices(library).findRates }
  const rows = [...candidates(cells)].flatMap((model) => {
    const nano = costOf(model, sizes, priceAt)
    return nano === null ? [] : [{ model, costUsd: nano / 1e9 }]
  })
  return {
    costUsd: totals.costUsd,
    unpricedCalls: totals.unpricedCalls,
    calls: totals.calls,
    rows: rows.sort((a, b) => a.costUsd - b.costUsd || (a.model < b.model ? -1 : 1)),
  }
}
