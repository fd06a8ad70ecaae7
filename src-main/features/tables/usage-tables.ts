import type { UsageGrouping } from '#schema/usage.ts'
import { UsageCell, UsageHour, UsageRow, UsageTool } from '#schema/usage.ts'
import { tableOf } from './table.ts'

const report = (by: UsageGrouping) =>
  tableOf({ source: 'usage.report', fixed: { by }, row: UsageRow, rows: ({ rows }) => rows })

/** The usage report, and what else the Overview draws. */
export const usageTables = {
  'usage-by-day': report('day'),
  'usage-by-model': report('model'),
  'usage-by-project': report('project'),
  'usage-by-session': report('session'),
  'usage-by-provider': report('provider'),
  'usage-by-day-and-model': tableOf({
    source: 'usage.daily',
    row: UsageCell,
    rows: ({ cells }) => cells,
  }),
  'usage-by-hour': tableOf({ source: 'usage.hours', row: UsageHour, rows: ({ hours }) => hours }),
  'usage-by-tool': tableOf({ source: 'usage.tools', row: UsageTool, rows: ({ rows }) => rows }),
} as const
