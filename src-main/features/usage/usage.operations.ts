import type { QueryContext, QueryHandlers } from '#main/features/handlers.ts'
import { resolveFilter } from '#main/store/usage.ts'
import type { Filter } from '#schema/filter.ts'
import type { UsageGrouping, UsageReport } from '#schema/usage.ts'
import { usageByHour } from './hours.queries.ts'
import { usageByTool } from './tools.queries.ts'
import { countSessions, totalUsage, usageByDayAndModel, usageRows } from './usage.queries.ts'

const report = async (
  input: Filter & { by: UsageGrouping },
  { index }: QueryContext,
): Promise<UsageReport> => {
  const filter = resolveFilter(input)
  return {
    by: input.by,
    timezone: filter.timezone,
    totals: await totalUsage(index, filter),
    rows: await usageRows[input.by](index, filter),
  }
}

/** What knows prices: no part of the first answers, and loaded with its first question. */
export const laterUsage = { cache: () => import('./cache.queries.ts') }

/** Handlers of usage and cost. */
export const usageQueries: QueryHandlers<'usage'> = {
  'usage.overview': async (input, { index }) => {
    const filter = resolveFilter(input)
    const days = await usageRows.day(index, filter)
    return {
      timezone: filter.timezone,
      totals: await totalUsage(index, filter),
      sessions: await countSessions(index, filter),
      activeDays: days.length,
      firstDay: days.at(0)?.key ?? null,
      lastDay: days.at(-1)?.key ?? null,
    }
  },
  'usage.report': report,
  'usage.daily': async (input, { index }) => {
    const filter = resolveFilter(input)
    return { timezone: filter.timezone, cells: await usageByDayAndModel(index, filter) }
  },
  'usage.hours': async (input, { index }) => {
    const filter = resolveFilter(input)
    return { timezone: filter.timezone, hours: await usageByHour(index, filter) }
  },
  'usage.tools': async (input, { index }) => {
    const filter = resolveFilter(input)
    const totals = await totalUsage(index, filter)
    return { totals, rows: await usageByTool(index, filter, totals) }
  },
  'usage.cache': async (input, context) =>
    (await laterUsage.cache()).usageOfCache(context, resolveFilter(input)),
}
