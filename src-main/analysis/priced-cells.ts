import { sql } from 'kysely'
import type { FindRates, TokenRates } from '#main/pricing/token-rates.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { filteredUsage, type ResolvedFilter, type UsageSums, usageSums } from '#main/store/usage.ts'

/** Prompts are told apart by size in steps of this: prices differ by it. */
const sizeStep = 50_000

const dayMs = 86_400_000

/** Calls of one model on one day of UTC whose prompts are of about one size. */
export interface UsageCell extends UsageSums {
  readonly model: string
  /** UTC ms. */
  readonly at: number
  /** About how many tokens a prompt of them has. */
  readonly promptTokens: number
}

/**
 * What passes a filter, as far apart as prices are. The size of a prompt is the mean of a quarter
 * hour of a session, which makes every price that is worked out of cells an estimate.
 */
export const usageCells = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<UsageCell[]> => {
  const size = sql<number>`(r.input + r.cache_read + r.cache_write_5m + r.cache_write_1h)
    / (case when r.calls > 0 then r.calls else 1 end) / ${sql.lit(sizeStep)}`
  const day = sql<number>`r.quarter / ${sql.lit(dayMs)}`
  const rows = await filteredUsage(index, filter)
    .select('r.model')
    .select([day.as('day'), size.as('size')])
    .select(usageSums)
    .groupBy(['r.model', sql`day`, sql`size`])
    .execute()
  return rows.map(({ day: days, size: steps, ...row }) => ({
    ...row,
    at: days * dayMs,
    promptTokens: (steps + 0.5) * sizeStep,
  }))
}

/** Nanodollars by kind of token. */
export interface KindCosts {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite5m: number
  readonly cacheWrite1h: number
}

/** What tokens cost at some rates. */
export const costAt = (sums: UsageSums, rates: TokenRates): KindCosts => ({
  input: sums.input * rates.input,
  output: sums.output * rates.output,
  cacheRead: sums.cache_read * rates.cacheRead,
  cacheWrite5m: sums.cache_write_5m * rates.cacheWrite5m,
  cacheWrite1h: sums.cache_write_1h * rates.cacheWrite1h,
})

/** All kinds together. */
export const sumKinds = (costs: KindCosts): number =>
  costs.input + costs.output + costs.cacheRead + costs.cacheWrite5m + costs.cacheWrite1h

/** Rates of a cell; null where its model has no price. */
export const ratesOf = ({ model, at, promptTokens }: UsageCell, find: FindRates) =>
  find(model, at, promptTokens)
