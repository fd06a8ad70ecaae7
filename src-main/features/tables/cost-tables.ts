import {
  type CostGrouping,
  CostShare,
  ErrorGroup,
  ExpensiveCommand,
  RetryRow,
} from '#schema/cost-screen.ts'
import { BinRow, KindRow, WhatIfRow } from '#schema/table-rows.ts'
import { tableOf } from './table.ts'

const shares = (by: CostGrouping) =>
  tableOf({
    source: 'costs.shares',
    fixed: { by },
    isPaged: true,
    row: CostShare,
    rows: ({ rows }) => rows,
  })

/** Tables of the Costs screen. */
export const costTables = {
  'costs-by-model': shares('model'),
  'costs-by-project': shares('project'),
  'costs-by-session': shares('session'),
  'costs-by-tool': shares('tool'),
  'costs-by-day': shares('day'),
  'costs-by-kind': tableOf({
    source: 'costs.composition',
    row: KindRow,
    rows: ({ kinds }) => kinds,
  }),
  prompts: tableOf({
    source: 'costs.commands',
    isPaged: true,
    row: ExpensiveCommand,
    rows: ({ rows }) => rows,
  }),
  retries: tableOf({
    source: 'costs.retries',
    isPaged: true,
    row: RetryRow,
    rows: ({ rows }) => rows,
  }),
  'errors-by-category': tableOf({
    source: 'costs.errors',
    row: ErrorGroup,
    rows: ({ byCategory }) => byCategory,
  }),
  'errors-by-tool': tableOf({
    source: 'costs.errors',
    row: ErrorGroup,
    rows: ({ byTool }) => byTool,
  }),
  'cost-distribution': tableOf({
    source: 'costs.distribution',
    row: BinRow,
    rows: ({ bins }) => bins,
  }),
  'what-if': tableOf({ source: 'costs.whatIf', row: WhatIfRow, rows: ({ rows }) => rows }),
} as const
