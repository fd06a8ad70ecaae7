import { z } from 'zod'

/** How what the agent says of a session's cost stands beside the cost made of its tokens. */
export const CostDifference = z.enum(['none', 'backgroundAndUnrecorded', 'moreThanRecorded'])
export type CostDifference = z.infer<typeof CostDifference>

/**
 * Two figures of one cost. The agent's own is mostly the larger: it includes calls that no record
 * shows (titles, classifiers, searches) and the rest of answers whose end was never written.
 */
export const ComparedCost = z.object({
  recordedUsd: z.number().nullable().describe("the agent's own figure; null: it gives none"),
  tokensUsd: z
    .number()
    .nullable()
    .describe('of the recorded calls at list price; null: none of them has a price'),
  differenceUsd: z
    .number()
    .nullable()
    .describe('recorded minus tokens; null where either figure is missing'),
  difference: CostDifference.nullable().describe('what the difference is called'),
  unpricedCalls: z.number().int().describe('recorded calls that tokensUsd lacks'),
})
export type ComparedCost = z.infer<typeof ComparedCost>

/** What the agent itself recorded of a session's cost, beside ours. Never part of any total. */
export const RecordedCost = ComparedCost.extend({
  hasUnknownModelCost: z
    .boolean()
    .describe('the agent lacked the price of a model, so its figure is a lower bound'),
  byModel: z.array(
    ComparedCost.extend({
      model: z.string(),
      inputTokens: z.number().int().describe('as the agent recorded them'),
      outputTokens: z.number().int(),
      cacheReadTokens: z.number().int(),
      cacheWriteTokens: z.number().int(),
      webSearches: z.number().int(),
    }),
  ),
  apiMs: z.number().describe('time spent in requests; those in parallel count each'),
  toolMs: z.number(),
  totalMs: z.number(),
  linesAdded: z.number().int(),
  linesRemoved: z.number().int(),
})
export type RecordedCost = z.infer<typeof RecordedCost>
