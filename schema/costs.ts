import { z } from 'zod'
import { CommandCost, CostData, SessionComparison } from './cost-data.ts'
import { costScreenOperations } from './cost-screen.ts'
import { CurrencyBlock } from './currency.ts'
import { ProviderNames, TimezoneOffset, Whole } from './documented.ts'
import { InteractionDetail } from './interaction.ts'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()

const LogPath = z
  .string()
  .max(4096)
  .optional()
  .describe("folder of a project's transcripts; else the project that is selected")

const SessionId = z.string().min(1, 'Name a session').max(255)

/** What a provider came to in a window. */
const ProviderCost = z.object({
  provider: z.string(),
  cost_usd: z.number().describe('in the currency of the answer, its name notwithstanding'),
  message_count: count,
  session_count: count,
})

const documentedOperations = defineOperations({
  'costs.data': {
    summary: 'Where the cost of a project went, in nine sections',
    kind: 'query',
    access: 'local',
    input: z.object({ log_path: LogPath, timezone_offset: TimezoneOffset }),
    output: CostData,
    http: { method: 'GET', path: '/api/cost-data', invalidStatus: 422 },
  },
  'costs.byProvider': {
    summary: 'Cost, messages and sessions of each provider, most expensive first',
    kind: 'query',
    access: 'local',
    input: z.object({
      period: z.string().max(40).default('month').describe('today, week, month or all'),
      provider: ProviderNames,
    }),
    output: z.object({
      period: z.string(),
      rows: z.array(ProviderCost),
      currency: CurrencyBlock,
    }),
    http: {
      method: 'GET',
      path: '/api/cost-data/by-provider',
      repeated: ['provider'],
      invalidStatus: 422,
    },
  },
  'costs.projectCommands': {
    summary: 'What was asked in a project and what each came to, in pages',
    kind: 'query',
    access: 'local',
    input: z.object({
      log_path: LogPath,
      offset: Whole.default(0).describe('at least 0'),
      limit: Whole.default(50).describe('from 1 to 500'),
      sort: z.string().default('cost').describe('cost, tokens, tools, steps or time; else cost'),
      order: z.string().default('desc').describe('asc; anything else is desc'),
    }),
    output: z.object({
      commands: z.array(CommandCost),
      total: count,
      offset: count,
      limit: count,
      currency: CurrencyBlock.optional().describe('absent where nothing was asked'),
    }),
    http: { method: 'GET', path: '/api/commands', invalidStatus: 422 },
  },
  'costs.toolDistribution': {
    summary: 'How many things asked took how many tool calls',
    kind: 'query',
    access: 'local',
    input: z.object({ log_path: LogPath, timezone_offset: TimezoneOffset }),
    output: z.object({ tool_count_distribution: z.record(z.string(), count) }),
    http: { method: 'GET', path: '/api/tool-distribution', invalidStatus: 422 },
  },
  'costs.interaction': {
    summary: 'One thing asked with every answer and every result',
    kind: 'query',
    access: 'local',
    input: z.object({ interaction_id: z.string().min(1).max(200), log_path: LogPath }),
    output: InteractionDetail,
    http: { method: 'GET', path: '/api/interaction/:interaction_id', invalidStatus: 422 },
  },
  'costs.compareSessions': {
    summary: 'Two sessions of a project side by side',
    kind: 'query',
    access: 'local',
    input: z.object({ a: SessionId, b: SessionId, log_path: LogPath }),
    output: SessionComparison,
    http: { method: 'GET', path: '/api/sessions/compare', invalidStatus: 422 },
  },
})

/** What can be asked of costs: at the paths of their document, and by the Costs screen. */
export const costsOperations = { ...documentedOperations, ...costScreenOperations }
