import { z } from 'zod'
import { CostData } from './cost-data.ts'
import { CurrencyBlock } from './currency.ts'
import { DocumentedTokens } from './documented.ts'

const count = z.number().int().nonnegative()
const counts = z.record(z.string(), count)
const money = z.number().describe('in the currency of the answer')
const time = z.string().nullable().describe('ISO 8601, UTC; null: not recorded')
const percentage = z.number().describe('per cent, one decimal')

const Overview = z.object({
  project_name: z.string(),
  log_dir_name: z.string(),
  project_path: z.string(),
  total_messages: count,
  date_range: z.object({ start: time, end: time }),
  sessions: count,
  message_types: counts,
  total_tokens: DocumentedTokens,
  total_cost: money,
  unpriced_calls: count.describe('whose model has no price: tokens count, `total_cost` lacks them'),
})

const Day = z.object({
  messages: count,
  sessions: count,
  tokens: DocumentedTokens,
  cost: z.object({ total: money, by_model: z.record(z.string(), money) }),
  user_commands: count,
  interrupted_commands: count,
  interruption_rate: percentage,
  errors: count,
  assistant_messages: count,
  error_rate: percentage,
})

const UserInteractions = z.object({
  real_user_messages: count,
  user_commands_analyzed: count,
  commands_requiring_tools: count,
  commands_without_tools: count,
  percentage_requiring_tools: percentage,
  total_tools_used: count,
  total_search_tools: count,
  search_tool_percentage: percentage,
  total_assistant_steps: count,
  avg_tools_per_command: z.number(),
  avg_tools_when_used: z.number(),
  avg_steps_per_command: z.number(),
  avg_tokens_per_command: z.number().describe('input and output'),
  interruption_rate: percentage,
  non_interruption_commands: count,
  commands_followed_by_interruption: count,
  model_distribution: counts,
  tool_count_distribution: counts,
  command_details: z.array(
    z.object({
      interaction_id: z.string(),
      session_id: z.string(),
      timestamp: time,
      hour: z.number().int().nullable(),
      user_message: z.string().describe('its first 200 characters'),
      estimated_tokens: count.describe('of all of it: characters / 4, at least 1'),
      tools_used: count,
      tool_names: z.array(z.string()),
      assistant_steps: count,
      model: z.string().nullable(),
      followed_by_interruption: z.boolean(),
      search_tools_used: count,
      cost: money,
    }),
  ),
})

const Errors = z.object({
  total: count,
  rate: percentage,
  by_type: counts,
  by_category: counts,
  by_tool: counts,
  error_details: z.array(
    z.object({
      timestamp: time,
      session_id: z.string(),
      interaction_id: z.string().nullable(),
      category: z.string(),
      tool: z.string(),
    }),
  ),
  assistant_details: z.array(z.object({ timestamp: time, is_error: z.boolean() })),
})

/** What the cache did. */
const Cache = z.object({
  total_created: count,
  total_read: count,
  messages_with_cache_read: count,
  messages_with_cache_created: count,
  assistant_messages: count.describe('model calls'),
  hit_rate: percentage,
  efficiency: z.number(),
  tokens_saved: z.number(),
  cost_saved_base_units: z.number().describe("tokens' worth of input"),
  break_even_achieved: z.boolean(),
  cache_roi: z.number(),
})

/** Everything the dashboard says of one project; all sums are of calls counted once. */
export const Statistics = z.object({
  overview: Overview,
  tools: z.object({
    usage_counts: counts,
    error_counts: counts,
    error_rates: z.record(z.string(), z.number()).describe('0 to 1'),
  }),
  sessions: z.object({
    count,
    average_duration_seconds: z.number(),
    average_messages: z.number(),
    sessions_with_errors: count,
  }),
  daily_stats: z.record(z.string(), Day),
  daily_usage: z.array(DocumentedTokens.extend({ date: z.string(), messages: count, cost: money })),
  hourly_pattern: z.object({ messages: counts, tokens: z.record(z.string(), DocumentedTokens) }),
  models: z.record(
    z.string(),
    z.object({
      count,
      input_tokens: count,
      output_tokens: count,
      cache_creation_tokens: count,
      cache_read_tokens: count,
      cost: money,
      unpriced_calls: count,
    }),
  ),
  costs: z.object({ total: money, by_model: z.record(z.string(), money) }),
  cache: Cache,
  user_interactions: UserInteractions,
  errors: Errors,
})
export type Statistics = z.infer<typeof Statistics>

/** With the nine sections of its cost analytics. */
const WholeStatistics = Statistics.extend(CostData.omit({ currency: true }).shape)

/** Statistics of which only some blocks may have been asked for. */
export const SomeStatistics = WholeStatistics.partial().extend({ currency: CurrencyBlock })
export type SomeStatistics = z.infer<typeof SomeStatistics>
