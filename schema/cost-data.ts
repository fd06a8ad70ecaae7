import { z } from 'zod'
import { CurrencyBlock } from './currency.ts'
import { DocumentedTokens } from './documented.ts'

const count = z.number().int().nonnegative()
const time = z.string().nullable().describe('ISO 8601, UTC; null: not recorded')
const money = z.number().describe('in the currency of the answer')

/** Tokens of each kind; a cache write under the two names that documents have for it. */
export const CostTokens = DocumentedTokens.extend({ cache_write: z.number() })

/** What a session came to. */
export const SessionCost = z.object({
  session_id: z.string(),
  started_at: time,
  ended_at: time,
  duration_s: z.number(),
  cost: money,
  unpriced_calls: count.describe('whose model has no price; their tokens count, `cost` lacks them'),
  tokens: CostTokens,
  commands: count,
  errors: count,
  models_used: z.array(z.string()),
  first_prompt_preview: z.string().describe('at most 140 characters'),
})
/** What a session came to. */
export type SessionCost = z.infer<typeof SessionCost>

/** What one thing that was asked came to. */
export const CommandCost = z.object({
  interaction_id: z.string(),
  session_id: z.string(),
  timestamp: time,
  prompt_preview: z.string().describe('at most 200 characters, on one line'),
  cost: money,
  unpriced_calls: count,
  tokens: CostTokens,
  tools_used: count.describe('tool calls'),
  tool_count: count.describe('the same as `tools_used`'),
  steps: count.describe('answers, as records'),
  models_used: z.array(z.string()),
  had_error: z.boolean(),
})
/** What one thing that was asked came to. */
export type CommandCost = z.infer<typeof CommandCost>

const ToolCost = z.object({
  calls: count.describe('how often it was called'),
  input_tokens: count.describe('of the model calls that used it; not split between their tools'),
  output_tokens: count,
  cache_read_tokens: count,
  cache_creation_tokens: count,
  cost: money.describe('a model call is split equally over the tools it used'),
})

const Outlier = z.object({
  interaction_id: z.string(),
  session_id: z.string(),
  timestamp: time,
  prompt_preview: z.string(),
  tool_count: count,
  step_count: count,
  cost: money,
})

const RetrySignal = z.object({
  interaction_id: z.string(),
  session_id: z.string(),
  timestamp: time,
  tool: z.string(),
  consecutive_failures: count,
  total_invocations: count,
  estimated_wasted_tokens: count,
  estimated_wasted_cost: money,
})

const SessionEfficiency = z.object({
  session_id: z.string(),
  search_ratio: z.number().describe('of its tool calls, 0 to 1'),
  edit_ratio: z.number(),
  read_ratio: z.number(),
  bash_ratio: z.number(),
  idle_gap_total_s: z.number(),
  idle_gap_max_s: z.number(),
  classification: z.enum(['edit-heavy', 'research-heavy', 'idle-heavy', 'balanced']),
})

const ErrorCost = z.object({
  total_errors: count,
  estimated_retry_tokens: count,
  estimated_retry_cost: money,
  errors_by_tool: z.record(z.string(), count),
  top_error_commands: z.array(
    CommandCost.extend({ error_count: count }).describe('the ten with the most errors'),
  ),
  total: money.describe('the same as `estimated_retry_cost`'),
  by_category: z.record(z.string(), z.number()).describe('estimated cost by kind of error'),
})

const Week = z.object({
  commands: z.number(),
  cost: z.number(),
  cost_per_command: z.number(),
  errors_per_command: z.number(),
  tools_per_command: z.number(),
  tokens_per_command: z.number(),
})

const Trends = z.object({
  current_week: Week.describe('the seven days that end with the newest record of the project'),
  prior_week: Week,
  delta_pct: Week.describe('change in per cent; of `commands` the difference'),
  week_over_week: Week.describe('the same as `delta_pct`'),
})

const TokenComposition = DocumentedTokens.extend({
  cache_write: z.number(),
  daily: z.record(z.string(), CostTokens),
  totals: CostTokens,
  per_session: z.record(z.string(), CostTokens),
})

/** The nine sections of a project's cost analytics. */
export const CostData = z.object({
  session_costs: z.array(SessionCost).describe('most expensive first'),
  command_costs: z.array(CommandCost).describe('the fifty most expensive'),
  tool_costs: z.record(z.string(), ToolCost),
  token_composition: TokenComposition,
  outliers: z.object({
    high_tool_commands: z.array(Outlier).describe('with more than 20 tool calls'),
    high_step_commands: z.array(Outlier).describe('with more than 15 answers'),
  }),
  retry_signals: z.array(RetrySignal),
  session_efficiency: z.array(SessionEfficiency),
  error_cost: ErrorCost,
  trends: Trends,
  currency: CurrencyBlock,
})
/** The nine sections of a project's cost analytics. */
export type CostData = z.infer<typeof CostData>

/** Two sessions side by side; differences are b − a. */
export const SessionComparison = z.object({
  a: SessionCost,
  b: SessionCost,
  diff: z.object({
    cost: z.number(),
    tokens: CostTokens,
    commands: z.number(),
    errors: z.number(),
    duration_s: z.number(),
  }),
  currency: CurrencyBlock,
})
/** Two sessions side by side; differences are b − a. */
export type SessionComparison = z.infer<typeof SessionComparison>
