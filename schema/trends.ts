import { z } from 'zod'
import { defineOperations } from './operation.ts'
import { DecimalUsd, OutcomesByName } from './session-cards.ts'

const count = z.number().int().nonnegative()
const day = z.string().describe('YYYY-MM-DD, UTC')
const percent = z.number().nonnegative().nullable()

/** Sessions and time of a period. */
export const TrendsOverview = z.object({
  session_count: count,
  total_duration_ms: count.describe('sum over sessions; those side by side count each'),
  avg_duration_ms: count.nullable(),
  days_covered: count.describe('days on which a session began'),
  total_assistant_duration_ms: count,
  assistant_utilization_pct: percent.describe(
    'assistant time of all duration, which is not what the card of a session divides by',
  ),
})
export type TrendsOverview = z.infer<typeof TrendsOverview>

/** Tokens and cost of the sessions of a period, over their whole life. */
export const TrendsTokens = z.object({
  total_input_tokens: count,
  total_output_tokens: count,
  total_cache_creation_tokens: count,
  total_cache_read_tokens: count,
  total_cost_usd: DecimalUsd,
  unpriced_calls: count.describe('calls of models without a price; in no cost'),
  unfinalised_calls: count.describe('calls whose last record never came: a lower bound'),
  daily_costs: z
    .array(z.object({ date: day, cost_usd: DecimalUsd }))
    .describe('whole cost of the sessions that began on each day; every day is there'),
})
export type TrendsTokens = z.infer<typeof TrendsTokens>

/** Files and lines of the sessions of a period. */
export const TrendsActivity = z.object({
  total_files_read: count.describe('sum over sessions of their different files'),
  total_files_modified: count.describe('sum over sessions of their different files'),
  total_lines_added: count,
  total_lines_removed: count,
  daily_session_counts: z
    .array(z.object({ date: day, session_count: count }))
    .describe('sessions that began on each day; every day is there'),
})
export type TrendsActivity = z.infer<typeof TrendsActivity>

/** How much of the sessions' time the assistant worked, day by day. */
export const TrendsUtilization = z.object({
  daily_utilization: z
    .array(z.object({ date: day, utilization_pct: percent }))
    .describe('assistant time of the duration of sessions begun that day; null without any'),
})
export type TrendsUtilization = z.infer<typeof TrendsUtilization>

/** Tool calls of the sessions of a period. */
export const TrendsTools = z.object({
  total_calls: count,
  total_errors: count,
  tool_stats: OutcomesByName,
})
export type TrendsTools = z.infer<typeof TrendsTools>

/** Subagents and skills of the sessions of a period. */
export const TrendsAgentsAndSkills = z.object({
  total_agent_invocations: count,
  total_skill_invocations: count,
  agent_stats: OutcomesByName,
  skill_stats: OutcomesByName,
})
export type TrendsAgentsAndSkills = z.infer<typeof TrendsAgentsAndSkills>

/** Figures over the sessions that began in a period. */
export const Trends = z.object({
  computed_at: z.string().describe('ISO 8601, UTC'),
  date_range: z.object({ start_date: day, end_date: day }),
  session_count: count,
  repos_included: z
    .array(z.string())
    .describe('repos as asked for; where none were, the projects of the sessions counted'),
  include_no_repo: z.boolean(),
  cards: z.object({
    overview: TrendsOverview,
    tokens: TrendsTokens,
    activity: TrendsActivity,
    utilization: TrendsUtilization,
    tools: TrendsTools,
    agents_and_skills: TrendsAgentsAndSkills,
  }),
})
export type Trends = z.infer<typeof Trends>

/** How many days may lie between the first and the last of a period. */
export const mostTrendDays = 90

/** What can be asked of many sessions together, at the path of its document. */
export const trendsOperations = defineOperations({
  'trends.get': {
    summary: 'Figures over the sessions that began in a period of at most 90 days',
    kind: 'query',
    access: 'local',
    input: z.object({
      start_date: z.string().max(40).optional().describe('first UTC day; 7 days ago'),
      end_date: z.string().max(40).optional().describe('last UTC day, included; today'),
      repos: z
        .string()
        .max(20_000)
        .optional()
        .describe(
          "comma-separated; each is a project's folder, its name, or the last two parts of its folder, as owner/name; absent: all",
        ),
      include_no_repo: z
        .union([z.boolean(), z.string().max(20)])
        .default(true)
        .describe('whether to count sessions that recorded no git branch; `true` or `1` mean yes'),
    }),
    output: Trends,
    http: { method: 'GET', path: '/api/v1/trends' },
  },
})
