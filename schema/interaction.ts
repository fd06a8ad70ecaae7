import { z } from 'zod'
import { CostTokens } from './cost-data.ts'

const count = z.number().int().nonnegative()
const time = z.string().nullable().describe('ISO 8601, UTC; null: not recorded')

/** A record of an interaction, its words whole. */
export const InteractionRecord = z.object({
  kind: z.enum(['user', 'assistant', 'tool_result']),
  timestamp: time,
  content: z.string(),
  tokens: CostTokens.describe('of its model call, at the first record that tells it; else zeros'),
  tools: z.array(z.object({ name: z.string(), id: z.string(), input: z.string() })),
  model: z.string().nullable(),
  uuid: z.string().nullable(),
  error: z.boolean(),
  is_sidechain: z.boolean(),
})
/** A record of an interaction, its words whole. */
export type InteractionRecord = z.infer<typeof InteractionRecord>

/** What was asked, every answer and every result until the next thing asked in the same thread. */
export const InteractionDetail = z.object({
  interaction_id: z.string(),
  session_id: z.string(),
  start_time: time,
  end_time: time,
  model: z.string().nullable().describe('of its last answer'),
  tool_count: count,
  assistant_steps: count,
  is_continuation: z.boolean().describe('always false, as documented'),
  tools_used: z.array(z.string()),
  has_task_tool: z.boolean(),
  command: InteractionRecord,
  responses: z.array(InteractionRecord),
  tool_results: z.array(InteractionRecord),
})
/** What was asked, every answer and every result until the next thing asked in the same thread. */
export type InteractionDetail = z.infer<typeof InteractionDetail>
