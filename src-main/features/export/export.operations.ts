import { lastDays, periodDays, todayOf } from '#main/analysis/document-period.ts'
import type { QueryContext, QueryHandlers } from '#main/features/handlers.ts'
import type { Parsed } from '#schema/operations.ts'
import type { TextFile } from '#schema/usage.ts'
import { periodUsage } from './export.queries.ts'
import { toCsv, toJson } from './export-files.ts'

const windowsOf = (period: Parsed<'export.usage'>['period'], today: string) =>
  period
    ? [{ period, days: periodDays(period, today) }]
    : [
        { period: 'today', days: lastDays(today, 1) },
        { period: 'last_7d', days: lastDays(today, 7) },
        { period: 'last_30d', days: lastDays(today, 30) },
      ]

const exportUsage = async (
  input: Parsed<'export.usage'>,
  context: QueryContext,
): Promise<TextFile> => {
  const { format, period } = input
  const { today, timezone } = todayOf(context.library)
  const periods = []
  for (const window of windowsOf(period, today)) {
    periods.push(await periodUsage(context, input, { ...window, timezone }))
  }
  return {
    fileName: `stackunderflow-export-${period ?? 'multi'}-${today}.${format}`,
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    text: format === 'csv' ? toCsv(periods) : toJson(periods, period !== undefined),
  }
}

/** Handlers of the export at the path of its document. */
export const exportQueries: QueryHandlers<'export'> = { 'export.usage': exportUsage }
