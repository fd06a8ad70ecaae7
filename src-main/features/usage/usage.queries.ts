import { nounOf } from '#main/ingest/providers/nouns.ts'
import { createDayNamer } from '#main/lib/days.ts'
import { sessionLabel } from '#main/store/session-title.ts'
import { passingSessions } from '#main/store/passing-sessions.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  projectUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { UsageCell, UsageGrouping, UsageRow, UsageTotals } from '#schema/usage.ts'

/** Everything that passes, in one sum. */
export const totalUsage = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<UsageTotals> => {
  const sums = await filteredUsage(index, filter).select(usageSums).executeTakeFirst()
  return toUsage(sums ?? noUsage)
}

/** How many sessions pass. */
export const countSessions = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<number> => {
  const row = await passingSessions(index, filter)
    .select((count) => count.fn.countAll<number>().as('sessions'))
    .executeTakeFirst()
  return row?.sessions ?? 0
}

/** Sums of a quarter hour, folded into the local day it lies in. */
const foldDays = <Row extends UsageSums & { quarter: number }>(
  rows: readonly Row[],
  timezone: string,
  keyOf: (day: string, row: Row) => string,
): Map<string, UsageSums> => {
  const dayOf = createDayNamer(timezone)
  const days = new Map<string, UsageSums>()
  for (const row of rows) {
    const key = keyOf(dayOf(row.quarter), row)
    days.set(key, addSums(days.get(key) ?? noUsage, row))
  }
  return days
}

/** Usage by local day, oldest first. */
const usageByDay = async (index: IndexReader, filter: ResolvedFilter): Promise<UsageRow[]> => {
  const rows = await filteredUsage(index, filter)
    .select('r.quarter')
    .select(usageSums)
    .groupBy('r.quarter')
    .orderBy('r.quarter')
    .execute()
  const days = foldDays(rows, filter.timezone, (day) => day)
  return [...days].map(([day, sums]) => ({ key: day, label: day, ...toUsage(sums) }))
}

/** Usage by local day and model, oldest first. */
export const usageByDayAndModel = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<UsageCell[]> => {
  const rows = await filteredUsage(index, filter)
    .select(['r.quarter', 'r.model'])
    .select(usageSums)
    .groupBy(['r.quarter', 'r.model'])
    .orderBy('r.quarter')
    .execute()
  const cells = foldDays(rows, filter.timezone, (day, row) => `${day} ${row.model}`)
  return [...cells].map(([key, sums]) => ({
    day: key.slice(0, 10),
    model: key.slice(11),
    ...toUsage(sums),
  }))
}

/** Most expensive first; what costs the same by tokens of output. */
const byCost = (a: UsageTotals, b: UsageTotals): number =>
  (b.costUsd ?? 0) - (a.costUsd ?? 0) || b.outputTokens - a.outputTokens

const usageByModel = async (index: IndexReader, filter: ResolvedFilter): Promise<UsageRow[]> => {
  const rows = await filteredUsage(index, filter)
    .select('r.model as key')
    .select(usageSums)
    .groupBy('r.model')
    .execute()
  return rows.map((row) => ({ key: row.key, label: row.key, ...toUsage(row) })).sort(byCost)
}

const usageByProject = async (index: IndexReader, filter: ResolvedFilter): Promise<UsageRow[]> => {
  const names = await projectNames(index)
  const rows = await projectUsage(index, filter)
  return rows
    .map((row) => ({ key: row.key, label: names.get(row.key) ?? row.key, ...toUsage(row) }))
    .sort(byCost)
}

const usageBySession = async (index: IndexReader, filter: ResolvedFilter): Promise<UsageRow[]> => {
  const rows = await filteredUsage(index, filter)
    .select('s.session_id as key')
    .select(sessionLabel.as('label'))
    .select(usageSums)
    .groupBy('s.id')
    .execute()
  return rows.map((row) => ({ key: row.key, label: row.label, ...toUsage(row) })).sort(byCost)
}

const usageByProvider = async (index: IndexReader, filter: ResolvedFilter): Promise<UsageRow[]> => {
  const rows = await filteredUsage(index, filter)
    .select('s.provider as key')
    .select(usageSums)
    .groupBy('s.provider')
    .execute()
  return rows
    .map((row) => ({ key: row.key, label: nounOf(row.key).label, ...toUsage(row) }))
    .sort(byCost)
}

/** One function per grouping, so that a new one cannot be forgotten. */
export const usageRows: Readonly<
  Record<UsageGrouping, (index: IndexReader, filter: ResolvedFilter) => Promise<UsageRow[]>>
> = {
  day: usageByDay,
  model: usageByModel,
  project: usageByProject,
  session: usageBySession,
  provider: usageByProvider,
}
