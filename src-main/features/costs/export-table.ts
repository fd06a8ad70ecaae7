import { stringify } from 'csv-stringify/sync'
import { escapeJson } from '#main/lib/escape-json.ts'
import { inertCell } from '#main/lib/inert-cell.ts'
import type { ExportFormat, TextFile } from '#schema/usage.ts'
import { visibleLines } from '#schema/visible-text.ts'

type Cell = string | number | null
type Row = Readonly<Record<string, Cell | readonly string[]>>

const cellOf = (value: Row[string] | undefined): Cell => {
  if (value === undefined) return null
  return typeof value === 'object' && value !== null ? value.join(' ') : value
}

const toCsv = (rows: readonly Row[], columns: readonly string[]): string =>
  stringify(
    rows.map((row) => columns.map((column) => inertCell(cellOf(row[column])))),
    { header: true, columns: [...columns], record_delimiter: 'windows' },
  )

/** A table as a file: the same bytes for everybody who asks, and no cell that a program would run. */
export const tableFile = (
  name: string,
  columns: readonly string[],
  rows: readonly Row[],
  format: ExportFormat,
): TextFile => ({
  fileName: `rearview-${name}.${format}`,
  mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
  text:
    format === 'csv'
      ? visibleLines(toCsv(rows, columns))
      : `${escapeJson(JSON.stringify({ rows }, null, 2))}\n`,
})
