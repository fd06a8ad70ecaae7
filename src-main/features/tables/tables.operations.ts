import type { AskQuery, QueryHandlers } from '#main/features/handlers.ts'
import { exportTable } from './export-table.ts'

/** The handler of every table, made of what the screens ask. */
export const tablesQueries = (ask: AskQuery): QueryHandlers<'tables'> => ({
  'tables.export': (input, context) => exportTable(ask, input, context),
})
