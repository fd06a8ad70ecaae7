import { sql } from 'kysely'
import { documentProvider } from '#main/analysis/document-provider.ts'
import type { PeriodDays } from '#main/analysis/document-period.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import { createDayNamer } from '#main/lib/days.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  resolveFilter,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { Parsed } from '#schema/operations.ts'

/** Sums with how many sessions made them. */
export interface CountedSums {
  readonly sums: UsageSums
  readonly sessions: number
}

/** What a window holds: sums by local day, by what was worked on with which model, and of all. */
export interface PeriodUsage {
  readonly period: string
  readonly days: PeriodDays
  readonly totals: CountedSums
  readonly daily: readonly (CountedSums & { readonly date: string })[]
  readonly activity: readonly (CountedSums & {
    readonly project: string
    readonly provider: string
    readonly model: string
  })[]
}

type Question = Parsed<'export.usage'>

const readRows = async ({ index }: QueryContext, days: PeriodDays, timezone: string) => {
  const rows = await filteredUsage(index, resolveFilter({ ...days, timezone }))
    .select(['r.session_id as session', 'r.quarter', 'r.model', 's.provider'])
    .select(['s.dir_name as dirName', 'p.path as projectPath'])
    .select(usageSums)
    .groupBy([
      ...(['r.session_id', 'r.quarter', 'r.model', 's.provider'] as const),
      ...(['s.dir_name', 'p.path'] as const),
    ])
    .orderBy(sql`r.quarter`)
    .execute()
  return rows.map((row) => ({
    ...row,
    project: slugOf(row),
    provider: documentProvider(row.provider),
  }))
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

const passes = (row: Row, { provider, project, exclude }: Question): boolean =>
  (!provider || row.provider === documentProvider(provider)) &&
  (!project || project.length === 0 || project.includes(row.project)) &&
  !exclude?.includes(row.project)

const count = (rows: readonly Row[]): CountedSums => ({
  sums: rows.reduce<UsageSums>(addSums, noUsage),
  sessions: new Set(rows.map(({ session }) => session)).size,
})

const activityOf = (rows: readonly Row[]): PeriodUsage['activity'] => {
  const groups = Map.groupBy(rows, (row) => `${row.provider}\n${row.project}\n${row.model}`)
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own
      if (!first) return []
      const { project, provider, model } = first
      return { project, provider, model, ...count(own) }
    })
    .sort((a, b) => b.sums.cost_nano - a.sums.cost_nano || (a.project < b.project ? -1 : 1))
}

/** Usage of a window, as its question narrows it. */
export const periodUsage = async (
  context: QueryContext,
  question: Question,
  { period, days, timezone }: Pick<PeriodUsage, 'period' | 'days'> & { readonly timezone: string },
): Promise<PeriodUsage> => {
  const rows = (await readRows(context, days, timezone)).filter((row) => passes(row, question))
  const dayOf = createDayNamer(timezone)
  const daily = [...Map.groupBy(rows, ({ quarter }) => dayOf(quarter))]
  return {
    period,
    days,
    totals: count(rows),
    daily: daily.map(([date, own]) => ({ date, ...count(own) })),
    activity: activityOf(rows),
  }
}
