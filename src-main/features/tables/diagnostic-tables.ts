import { DiagnosticRow } from '#schema/diagnostics.ts'
import { Prices } from '#schema/money.ts'
import { AliasRow, DriftRow, LeftOutRow, UnpricedRow } from '#schema/table-rows.ts'
import { tableOf } from './table.ts'

/** Tables of the Diagnostics and of the Settings. */
export const diagnosticTables = {
  'left-out': tableOf({
    source: 'audit.totals',
    row: LeftOutRow,
    rows: ({ leftOut }) => Object.entries(leftOut).map(([reason, size]) => ({ reason, ...size })),
  }),
  unpriced: tableOf({ source: 'audit.totals', row: UnpricedRow, rows: ({ unpriced }) => unpriced }),
  drift: tableOf({
    source: 'diagnostics.get',
    row: DriftRow,
    rows: ({ drift }) =>
      drift.map(({ kind, records, files, first }) => ({
        ...{ kind, records, files },
        firstPath: first?.path ?? null,
        firstLine: first?.line ?? null,
      })),
  }),
  'diagnostic-rows': tableOf({
    source: 'diagnostics.rows',
    isPaged: true,
    row: DiagnosticRow,
    rows: ({ rows }) => rows,
  }),
  'own-prices': tableOf({
    source: 'money.prices',
    row: Prices.shape.own.element,
    rows: ({ own }) => own,
  }),
  'model-aliases': tableOf({
    source: 'money.prices',
    row: AliasRow,
    rows: ({ aliases }) => Object.entries(aliases).map(([from, to]) => ({ from, to })),
  }),
} as const
