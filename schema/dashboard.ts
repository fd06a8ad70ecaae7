import { z } from 'zod'
import { CurrencyBlock } from './currency.ts'
import { DocumentedTokens, Flag, ProviderNames, TimezoneOffset, Whole } from './documented.ts'
import { JsonPiece } from './json-piece.ts'
import { JsonlFile } from './jsonl.ts'
import { defineOperations } from './operation.ts'
import { SomeStatistics, Statistics } from './statistics.ts'

const count = z.number().int().nonnegative()

/** A record of a project in the words of the document. */
export const DashboardMessage = z.object({
  session_id: z.string(),
  type: z.enum(['user', 'assistant', 'tool_result', 'summary', 'compact_summary']),
  timestamp: z.string().nullable().describe('ISO 8601, UTC; null: not recorded'),
  model: z.string().nullable(),
  content: z.string().describe('its words; a long text is cut so that a page stays below 1 MB'),
  tools: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      input: z.unknown().describe('null where it is too long for a page'),
    }),
  ),
  tokens: DocumentedTokens.describe("a call's tokens stand with the first of its records"),
  cwd: z.string(),
  uuid: z.string(),
  parent_uuid: z.string(),
  is_sidechain: z.boolean(),
  has_tool_result: z.boolean(),
  error: z.boolean(),
  is_interruption: z.boolean(),
  message_id: z.string().nullable(),
  interaction_id: z.string().optional().describe('of a record that asked something'),
  interaction_tool_count: count.optional(),
  interaction_model: z.string().nullable().optional(),
  interaction_assistant_steps: count.optional(),
})
export type DashboardMessage = z.infer<typeof DashboardMessage>

/** A page of records, oldest first; pages count from 1, places from 0. */
export const MessagesPage = z.object({
  messages: z.array(DashboardMessage),
  total: count,
  page: count,
  per_page: count,
  total_pages: count,
  start_index: count,
  end_index: count.describe('not included'),
})
export type MessagesPage = z.infer<typeof MessagesPage>

/** What a dashboard needs at its first load. */
export const DashboardData = z.object({
  statistics: Statistics,
  messages_page: MessagesPage,
  message_count: count,
  is_reindexing: z.boolean(),
  config: z.object({ messages_initial_load: count, max_date_range_days: count }),
  currency: CurrencyBlock,
  filtered: z.boolean().optional().describe('the agents named did not work on this project'),
})
export type DashboardData = z.infer<typeof DashboardData>

const ModelNames = z.array(z.string().max(200)).optional()
const FileName = z
  .string({ error: 'Give the name of a transcript of the project' })
  .max(4096)
  .describe('its name, or its path below the folder of the project')

/** What can be asked of the selected project. */
export const dashboardOperations = defineOperations({
  'dashboard.globalStats': {
    summary: 'Figures over every project, in US dollars and UTC days',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      first_use_date: z.string().nullable(),
      last_use_date: z.string().nullable(),
      daily_token_usage: z.array(z.object({ date: z.string(), input: count, output: count })),
      daily_costs: z.array(
        z.object({
          date: z.string(),
          cost: z.number(),
          by_model: z.record(z.string(), z.number()),
        }),
      ),
      models: z.record(
        z.string(),
        z.object({ count: count.describe('model calls, each once'), cost: z.number() }),
      ),
      total_cache_read_tokens: count,
      total_cache_write_tokens: count,
      config: z.object({ max_date_range_days: count }),
    }),
    http: { method: 'GET', path: '/api/global-stats' },
  },
  'dashboard.stats': {
    summary: 'All statistics of the selected project, or some blocks of them',
    kind: 'query',
    access: 'local',
    input: z.object({
      timezone_offset: TimezoneOffset,
      days: Whole.default(90).describe('newest calendar days of daily_stats; 0 for all'),
      include: z.array(z.string().max(100)).optional().describe('top-level blocks to answer'),
      details: Flag.default(false).describe('with the lists that have a row for each command'),
    }),
    output: SomeStatistics,
    http: { method: 'GET', path: '/api/stats', repeated: ['include'], invalidStatus: 422 },
  },
  'dashboard.data': {
    summary: 'Statistics and the first records of the selected project',
    kind: 'query',
    access: 'local',
    input: z.object({
      timezone_offset: TimezoneOffset,
      provider: ProviderNames,
      model: ModelNames.describe('models of the map `models`'),
    }),
    output: DashboardData,
    http: {
      method: 'GET',
      path: '/api/dashboard-data',
      repeated: ['provider', 'model'],
      invalidStatus: 422,
    },
  },
  'dashboard.messages': {
    summary: 'A page of the records of the selected project, oldest first',
    kind: 'query',
    access: 'local',
    input: z.object({
      page: Whole.default(1),
      per_page: Whole.default(100).describe('clamped to 1 to 500'),
      limit: Whole.optional().describe('stands for per_page where that is left as it is'),
      timezone_offset: TimezoneOffset.describe('times are told in UTC and do not change with it'),
      provider: ProviderNames,
      model: ModelNames,
    }),
    output: MessagesPage,
    http: {
      method: 'GET',
      path: '/api/messages',
      repeated: ['provider', 'model'],
      invalidStatus: 422,
    },
  },
  'dashboard.messagesSummary': {
    summary: 'Records of the selected project by kind and by model',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      total: count,
      total_sessions: count,
      by_type: z.record(z.string(), count),
      by_model: z.record(z.string(), count).describe('`null`: records without a model'),
      total_tokens: count.describe('input and output'),
    }),
    http: { method: 'GET', path: '/api/messages/summary' },
  },
  'dashboard.jsonlFiles': {
    summary: 'Transcripts of a project with their figures, oldest first',
    kind: 'query',
    access: 'local',
    input: z.object({ project: z.string().max(4096).optional(), provider: ProviderNames }),
    output: z.union([
      z.object({ files: z.array(JsonlFile), currency: CurrencyBlock }),
      z.array(z.never()).length(0).describe('no session of that project is in the store'),
    ]),
    http: { method: 'GET', path: '/api/jsonl-files', repeated: ['provider'], invalidStatus: 422 },
  },
  'dashboard.jsonlContent': {
    summary: 'Every record of one transcript as it was written, in pieces of one JSON text',
    kind: 'query',
    access: 'local',
    input: z.object({
      file: FileName,
      project: z.string().max(4096).optional(),
      cursor: z.string().max(200).optional().describe('`next` of the piece before'),
    }),
    output: JsonPiece,
    http: { method: 'GET', path: '/api/jsonl-content', inPieces: true, invalidStatus: 422 },
  },
})
