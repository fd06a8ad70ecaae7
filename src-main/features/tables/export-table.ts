import type { AskQuery, QueryContext } from '#main/features/handlers.ts'
import { currencyBlock } from '#main/pricing/currency.ts'
import { AppError } from '#schema/errors.ts'
import type { FilePiece } from '#schema/file-piece.ts'
import type { Parsed } from '#schema/operations.ts'
import { type TableName, tableFileName } from '#schema/tables.ts'
import { compareTables } from './compare-tables.ts'
import { costTables } from './cost-tables.ts'
import { diagnosticTables } from './diagnostic-tables.ts'
import { knowledgeTables } from './knowledge-tables.ts'
import { projectTables } from './project-tables.ts'
import { sessionTables } from './session-tables.ts'
import type { Table } from './table.ts'
import { tableText } from './table-text.ts'
import { trendTables } from './trend-tables.ts'
import { usageTables } from './usage-tables.ts'

/** Every table there is; does not compile while one is missing. */
const tables: Readonly<Record<TableName, Table>> = {
  ...usageTables,
  ...sessionTables,
  ...projectTables,
  ...costTables,
  ...compareTables,
  ...trendTables,
  ...diagnosticTables,
  ...knowledgeTables,
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const

/** Where to go on; null: at the beginning. */
const readCursor = (cursor: string | undefined): string | null => {
  if (cursor === undefined || cursor === '0') return null
  if (!/^(?:[a-z]{1,8}:)?\d{1,16}$/.test(cursor)) {
    throw new AppError('bad_value', 'cursor: give `next` of the piece before.')
  }
  return cursor
}

/** One piece of a table; throws in words where it cannot be asked like that. */
export const exportTable = async (
  ask: AskQuery,
  { table, format, cursor, ...question }: Parsed<'tables.export'>,
  context: QueryContext,
): Promise<FilePiece> => {
  const from = readCursor(cursor)
  const { columns, read } = tables[table]
  const { rows, next } = await read(ask, question, from, context)
  const currency = currencyBlock(context.library)
  const part = { table, columns, rows, currency, isFirst: from === null, isLast: next === null }
  return {
    fileName: tableFileName(table, format),
    mediaType: mediaTypes[format],
    text: tableText(part, format),
    next,
  }
}
