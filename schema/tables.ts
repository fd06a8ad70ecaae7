import { z } from 'zod'
import { FilePiece } from './file-piece.ts'
import { Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'
import { ExportFormat } from './usage.ts'

/** Tables that are shown and can be saved. The usage report is the first five. */
export const TableName = z.enum([
  'usage-by-day',
  'usage-by-model',
  'usage-by-project',
  'usage-by-session',
  'usage-by-provider',
  'usage-by-day-and-model',
  'usage-by-hour',
  'usage-by-tool',
  'sessions',
  'projects',
  'project-days',
  'project-kinds',
  'project-weeks',
  'project-prompts',
  'project-tools',
  'project-errors',
  'costs-by-model',
  'costs-by-project',
  'costs-by-session',
  'costs-by-tool',
  'costs-by-day',
  'costs-by-kind',
  'prompts',
  'retries',
  'errors-by-category',
  'errors-by-tool',
  'cost-distribution',
  'what-if',
  'models',
  'compared-sessions',
  'compared-tools',
  'compared-models',
  'files-of-first',
  'files-of-second',
  'trend-days',
  'trend-tools',
  'trend-agents',
  'trend-skills',
  'session-figures',
  'session-tools',
  'session-languages',
  'session-agents',
  'session-skills',
  'session-redactions',
  'session-models',
  'recorded-costs',
  'left-out',
  'unpriced',
  'drift',
  'diagnostic-rows',
  'own-prices',
  'model-aliases',
  'search-hits',
  'questions',
  'bookmarks',
])
/** Tables that are shown and can be saved. */
export type TableName = z.infer<typeof TableName>

/** The name that a table's file is offered under. */
export const tableFileName = (table: TableName, format: ExportFormat): string =>
  `rearview-${table}.${format}`

/** What can be asked of any table. */
export const tablesOperations = defineOperations({
  'tables.export': {
    summary:
      'Every row of a table on screen as a CSV or JSON file; takes what its screen asks with',
    kind: 'download',
    access: 'local',
    input: Filter.extend({
      table: TableName,
      format: ExportFormat.default('csv'),
      cursor: z.string().max(40).optional().describe('`next` of the piece before; absent: begin'),
    })
      .loose()
      .describe('beside these the key, the ids or the order that the screen asks with'),
    output: FilePiece,
    http: { method: 'GET', path: '/api/export/:table', repeated: filterLists, inPieces: true },
  },
})
