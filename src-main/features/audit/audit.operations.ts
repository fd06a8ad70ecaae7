import type { QueryHandlers } from '#main/features/handlers.ts'
import { auditLine } from './line.queries.ts'
import { auditRows } from './rows.queries.ts'
import { auditTotals } from './totals.queries.ts'

/** Handlers of what stands behind a total. */
export const auditQueries: QueryHandlers<'audit'> = {
  'audit.totals': (input, { index }) => auditTotals(index, input),
  'audit.rows': (input, { index }) => auditRows(index, input),
  'audit.line': async (input, { library }) => auditLine(library, input),
}
