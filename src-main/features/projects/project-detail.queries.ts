import { costKinds, kindAmounts } from '#main/analysis/cost-kinds.ts'
import { usageCells } from '#main/analysis/priced-cells.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { createDayNamer } from '#main/lib/days.ts'
import { libraryPrices } from '#main/pricing/library-prices.ts'
import { passingSessions } from '#main/store/passing-sessions.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { ProjectDay, ProjectDetail } from '#schema/project-detail.ts'
import { knownProject } from './known-project.ts'

const daysOf = async (index: IndexReader, filter: ResolvedFilter): Promise<ProjectDay[]> => {
  const quarters = await filteredUsage(index, filter)
    .select('r.quarter')
    .select(usageSums)
    .groupBy('r.quarter')
    .orderBy('r.quarter')
    .execute()
  const dayOf = createDayNamer(filter.timezone)
  const days = new Map<string, UsageSums>()
  for (const row of quarters) {
    const day = dayOf(row.quarter)
    days.set(day, addSums(days.get(day) ?? noUsage, row))
  }
  return [...days].map(([day, sums]) => ({ day, ...toUsage(sums) }))
}

/** Headline figures of a project; `filter` names it and nothing else as its project. */
export const projectDetail = async (
  { index, library }: QueryContext,
  key: string,
  filter: ResolvedFilter,
): Promise<ProjectDetail> => {
  const project = await knownProject(index, key)
  const cells = await usageCells(index, filter)
  const sums = cells.reduce<UsageSums>(addSums, noUsage)
  const days = await daysOf(index, filter)
  const passing = await passingSessions(index, filter)
    .select((row) => row.fn.countAll<number>().as('sessions'))
    .executeTakeFirst()
  return {
    project,
    timezone: filter.timezone,
    totals: toUsage(sums),
    sessions: passing?.sessions ?? 0,
    activeDays: days.length,
    kinds: kindAmounts(sums, costKinds(cells, libraryPrices(library).findRates)),
    days,
  }
}
