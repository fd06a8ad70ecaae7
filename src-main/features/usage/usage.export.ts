import { stringify } from 'csv-stringify/sync'
import { escapeJson } from '#main/lib/escape-json.ts'
import { inertCell } from '#main/lib/inert-cell.ts'
import type { ExportFormat, TextFile, UsageReport, UsageRow } from '#schema/usage.ts'
import { visibleLines } from '#schema/visible-text.ts'

/** Columns of the CSV, named as in the JSON. */
const columns = [
  'key',
  'label',
  'calls',
  'inputTokens',
  'outputTokens',
  'cacheWrite5mTokens',
  'cacheWrite1hTokens',
  'cacheReadTokens',
  'webSearches',
  'costUsd',
  'unpricedCalls',
  'unfinalisedCalls',
] as const satisfies readonly (keyof UsageRow)[]

const toCsv = (report: UsageReport): string =>
  stringify(
    report.rows.map((row) => columns.map((column) => inertCell(row[column]))),
    { header: true, columns: [...columns], record_delimiter: 'windows' },
  )

/**
 * The report as a file; the same bytes from the menu, the page and the command line, and none of
 * them a control character that a terminal would obey.
 */
export const exportReport = (report: UsageReport, format: ExportFormat): TextFile => ({
  fileName: `rearview-usage-by-${report.by}.${format}`,
  mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
  text:
    format === 'csv'
      ? visibleLines(toCsv(report))
      : `${escapeJson(JSON.stringify(report, null, 2))}\n`,
})
