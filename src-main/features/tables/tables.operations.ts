import type { QueryHandlers } from '#main/features/handlers.ts'
import type { SourceHandlers } from './table.ts'

/**
 * The handler of every table, made of the handlers that the screens ask. The tables know the schema
 * of every row that can be saved, so they are loaded with the first of them: a worker that made
 * those at its start would answer the first screen later.
 */
export const tablesQueries = (handlers: SourceHandlers): QueryHandlers<'tables'> => ({
  'tables.export': async (input, context) => {
    const { exportTable } = await import('./export-table.ts')
    return await exportTable(handlers, input, context)
  },
})
