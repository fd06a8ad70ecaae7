import { sql } from 'kysely'
import type { QueryContext } from '#main/features/handlers.ts'
import { cacheSaving } from '#main/pricing/cache-saving.ts'
import { pricesOfLibrary } from '#main/pricing/stored-prices.ts'
import { filteredUsage, type ResolvedFilter, usageSums } from '#main/store/usage.ts'
import type { UsageCache } from '#schema/usage.ts'

const dayMs = 86_400_000

/** What the cache did for the calls that pass; prices are those of the UTC day. */
export const usageOfCache = async (
  { index, library }: Pick<QueryContext, 'index' | 'library'>,
  filter: ResolvedFilter,
): Promise<UsageCache> => {
  const { price } = pricesOfLibrary(library)
  const day = sql<number>`r.quarter - r.quarter % ${sql.lit(dayMs)}`
  const rows = await filteredUsage(index, filter)
    .select(['r.model', day.as('at')])
    .select(usageSums)
    .groupBy(['r.model', day])
    .execute()
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    rows.reduce((all, row) => all + of(row), 0)
  const readTokens = sum((row) => row.cache_read)
  const writtenTokens = sum((row) => row.cache_write_5m + row.cache_write_1h)
  const promptTokens = readTokens + writtenTokens + sum((row) => row.input)
  const savings = rows.flatMap(
    ({ model, at, ...tokens }) =>
      cacheSaving(price, {
        model,
        at,
        cacheRead: tokens.cache_read,
        cacheWrite5m: tokens.cache_write_5m,
        cacheWrite1h: tokens.cache_write_1h,
      }) ?? [],
  )
  return {
    hitRate: promptTokens === 0 ? null : readTokens / promptTokens,
    readTokens,
    writtenTokens,
    savedUsd:
      rows.length > 0 && savings.length === 0
        ? null
        : savings.reduce((all, nano) => all + nano, 0) / 1e9,
  }
}
