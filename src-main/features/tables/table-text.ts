import { stringify } from 'csv-stringify/sync'
import { escapeJson } from '#main/lib/escape-json.ts'
import { inertCell } from '#main/lib/inert-cell.ts'
import { convertUsd } from '#main/pricing/currency.ts'
import { type CurrencyBlock, dollars } from '#schema/currency.ts'
import type { TableColumn } from '#schema/table-columns.ts'
import type { TableName } from '#schema/tables.ts'
import type { ExportFormat } from '#schema/usage.ts'
import { visibleLines } from '#schema/visible-text.ts'

type Value = string | number | boolean | null | readonly string[]

/** A column as it is written: what it is called and what a row has there. */
interface Field {
  readonly name: string
  readonly read: (row: object) => Value
}

const at = (row: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Readonly<Record<string, unknown>>)[key]
        : null,
    row,
  )

const isoTime = (ms: number): string | null => {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

const plainValue = ({ path, kind }: TableColumn, row: object): Value => {
  const value = at(row, path)
  if (typeof value === 'number') return kind === 'time' ? isoTime(value) : value
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.map(String) : null
}

/** Billionths are what money is counted in; more digits would only be those of the rate. */
const converted = (value: Value, currency: CurrencyBlock): Value =>
  typeof value === 'number' ? Number(convertUsd(currency, value).toFixed(9)) : null

/** Money in US dollars, and beside it in the currency that a person chose where that is another. */
const fieldsOf = (columns: readonly TableColumn[], currency: CurrencyBlock): readonly Field[] =>
  columns.flatMap((column) => {
    const read = (row: object): Value => plainValue(column, row)
    const field = { name: column.name, read }
    if (column.kind !== 'usd' || currency.code === dollars.code) return [field]
    const name = column.name.replace(/usd$/, currency.code.toLowerCase())
    return [field, { name, read: (row: object) => converted(read(row), currency) }]
  })

const cellOf = (value: Value): string | number | null => {
  if (typeof value === 'object' && value !== null) return inertCell(value.join('; '))
  return inertCell(typeof value === 'boolean' ? String(value) : value)
}

/** Some rows of a table in their order; `isFirst` and `isLast` say where in the file they stand. */
export interface TablePart {
  readonly table: TableName
  readonly columns: readonly TableColumn[]
  readonly rows: readonly object[]
  readonly currency: CurrencyBlock
  readonly isFirst: boolean
  readonly isLast: boolean
}

const csvText = (part: TablePart, fields: readonly Field[]): string => {
  const cells = part.rows.map((row) => fields.map(({ read }) => cellOf(read(row))))
  const lines = part.isFirst ? [fields.map(({ name }) => name), ...cells] : cells
  return visibleLines(stringify(lines, { record_delimiter: 'windows' }))
}

const jsonOf = (value: unknown): string => escapeJson(JSON.stringify(value))

const jsonText = (part: TablePart, fields: readonly Field[]): string => {
  const rows = part.rows.map((row) =>
    jsonOf(Object.fromEntries(fields.map(({ name, read }) => [name, read(row)]))),
  )
  const head = part.isFirst
    ? `{"table":${jsonOf(part.table)},"currency":${jsonOf(part.currency.code)},"rows":[`
    : ''
  const lines = rows.map((row, place) => `${place > 0 || !part.isFirst ? ',' : ''}\n${row}`)
  return `${head}${lines.join('')}${part.isLast ? '\n]}\n' : ''}`
}

/**
 * The text of a part of a table. No cell of it is computed by a spreadsheet, and nothing in it acts
 * on a terminal.
 */
export const tableText = (part: TablePart, format: ExportFormat): string => {
  const fields = fieldsOf(part.columns, part.currency)
  return format === 'csv' ? csvText(part, fields) : jsonText(part, fields)
}
