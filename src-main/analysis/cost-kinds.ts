import { type FindRates, searchNano } from '#main/pricing/token-rates.ts'
import type { UsageSums } from '#main/store/usage.ts'
import type { CostKind } from '#schema/cost-screen.ts'
import { costAt, type KindCosts, ratesOf, sumKinds, type UsageCell } from './priced-cells.ts'

/** {@link KindCosts} with what is paid by the search. */
export interface PaidKinds extends KindCosts {
  readonly searches: number
  /** What the cached tokens would have cost as plain input. */
  readonly uncached: number
}

const nothing: PaidKinds = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  searches: 0,
  uncached: 0,
}

/** Divides what a cell cost as list prices divide it, so that fast calls and batches are in it. */
const divide = (cell: UsageCell, find: FindRates): PaidKinds => {
  const rates = ratesOf(cell, find)
  const listed = rates ? costAt(cell, rates) : null
  const list = listed ? sumKinds(listed) : 0
  const searches = Math.min(cell.cost_nano, cell.web_searches * searchNano)
  if (!rates || !listed || list === 0) return { ...nothing, searches }
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

const add = (a: PaidKinds, b: PaidKinds): PaidKinds => ({
  input: a.input + b.input,
  output: a.output + b.output,
  cacheRead: a.cacheRead + b.cacheRead,
  cacheWrite5m: a.cacheWrite5m + b.cacheWrite5m,
  cacheWrite1h: a.cacheWrite1h + b.cacheWrite1h,
  searches: a.searches + b.searches,
  uncached: a.uncached + b.uncached,
})

/** A kind of what is paid for: how much of it there was, and what it cost. */
export interface KindAmount {
  readonly kind: CostKind
  /** Tokens; of `webSearches` searches. */
  readonly amount: number
  /** US dollars, estimated. */
  readonly costUsd: number
}

/** Every kind with its amount and its cost, in the order in which they are shown. */
export const kindAmounts = (sums: UsageSums, paid: PaidKinds): KindAmount[] => [
  { kind: 'inputTokens', amount: sums.input, costUsd: paid.input / 1e9 },
  { kind: 'outputTokens', amount: sums.output, costUsd: paid.output / 1e9 },
  { kind: 'cacheReadTokens', amount: sums.cache_read, costUsd: paid.cacheRead / 1e9 },
  { kind: 'cacheWrite5mTokens', amount: sums.cache_write_5m, costUsd: paid.cacheWrite5m / 1e9 },
  { kind: 'cacheWrite1hTokens', amount: sums.cache_write_1h, costUsd: paid.cacheWrite1h / 1e9 },
  { kind: 'webSearches', amount: sums.web_searches, costUsd: paid.searches / 1e9 },
]

/** Nanodollars by kind of token, which add up to what the cells cost. An estimate. */
export const costKinds = (cells: readonly UsageCell[], find: FindRates): PaidKinds =>
  cells.reduce((sum, cell) => add(sum, divide(cell, find)), nothing)
