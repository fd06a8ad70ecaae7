import { sql } from 'kysely'
import { addCalls, noCalls } from '#main/analysis/call-sums.ts'
import {
  dayAt,
  foldUsage,
  type QuarterUsage,
  usageByQuarter,
} from '#main/analysis/session-usage.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { Output } from '#schema/operations.ts'
import { mostRangeDays } from './dashboard-data.ts'

type GlobalStats = Output<'dashboard.globalStats'>

const firstAndLast = async (index: IndexReader) =>
  await index
    .selectFrom('session')
    .select([
      sql<number | null>`min(first_at)`.as('first'),
      sql<number | null>`max(last_at)`.as('last'),
    ])
    .executeTakeFirst()

const utcDay = ({ quarter }: QuarterUsage): string => dayAt(quarter, 0)

const usd = (costNano: number): number => costNano / 1e9

const dailyCosts = (usage: readonly QuarterUsage[]): GlobalStats['daily_costs'] => {
  const days = new Map<string, QuarterUsage[]>()
  for (const row of usage) {
    const known = days.get(utcDay(row))
    if (known) known.push(row)
    else days.set(utcDay(row), [row])
  }
  return [...days].map(([date, rows]) => ({
    date,
    cost: usd(rows.reduce((sum, { sums }) => sum + sums.costNano, 0)),
    by_model: Object.fromEntries(
      [...foldUsage(rows, ({ model }) => model)].map(([model, sums]) => [
        model,
        usd(sums.costNano),
      ]),
    ),
  }))
}

/** Figures over every project, in US dollars and UTC days as documented. */
export const globalStats = async (index: IndexReader): Promise<GlobalStats> => {
  const usage = await usageByQuarter(index, null)
  const total = usage.reduce((sum, { sums }) => addCalls(sum, sums), noCalls)
  const times = await firstAndLast(index)
  const dayOf = (at: number | null | undefined): string | null => (at ? dayAt(at, 0) : null)
  return {
    first_use_date: dayOf(times?.first),
    last_use_date: dayOf(times?.last),
    daily_token_usage: [...foldUsage(usage, utcDay)].map(([date, { input, output }]) => ({
      date,
      input,
      output,
    })),
    daily_costs: dailyCosts(usage),
    models: Object.fromEntries(
      [...foldUsage(usage, ({ model }) => model)].map(([model, sums]) => [
        model,
        { count: sums.calls, cost: usd(sums.costNano) },
      ]),
    ),
    total_cache_read_tokens: total.cacheRead,
    total_cache_write_tokens: total.cacheCreation,
    config: { max_date_range_days: mostRangeDays },
  }
}
