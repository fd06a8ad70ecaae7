import { z } from 'zod'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()

/**
 * What a model came to. Calls, tokens and cost are those of the model itself; sessions are those in
 * which it had the most calls.
 */
export const ModelComparison = z.object({
  model: z.string(),
  provider: z.string(),
  sessions: count,
  calls: count,
  one_shot_pct: z.number().describe('of its sessions, those of one prompt and one answer; 0 to 1'),
  retry_rate: z.number().describe('answers of its sessions for each session, less one'),
  cache_hit_rate: z.number().describe('cache read ÷ (cache read + written), 0 to 1'),
  cost_per_call: z.number().describe('of its calls with a price'),
  cost_per_session: z.number().describe('0 where it led no session'),
  total_cost: z.number(),
  total_tokens: count,
  unpriced_calls: count,
})
/** What a model came to. */
export type ModelComparison = z.infer<typeof ModelComparison>

/** What can be asked of models side by side. */
export const compareOperations = defineOperations({
  'compare.models': {
    summary: 'Models side by side over a window, in US dollars, most expensive first',
    kind: 'query',
    access: 'local',
    input: z.object({
      period: z.string().max(40).default('month').describe('today, week, month or all'),
      project: z.array(z.string().max(4096)).optional().describe('folder names below projects/'),
      provider: z.string().max(200).optional(),
    }),
    output: z.object({
      period: z.string(),
      models: z.array(ModelComparison),
      generated: z.number().describe('seconds since 1970, UTC'),
    }),
    http: { method: 'GET', path: '/api/compare', repeated: ['project'], invalidStatus: 422 },
  },
})
