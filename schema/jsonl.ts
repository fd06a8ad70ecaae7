import { z } from 'zod'

const count = z.number().int().nonnegative()

/** A transcript of a project, in the words of the document. */
export const JsonlFile = z.object({
  name: z.string(),
  path: z.string().describe('below the folder of the project'),
  is_subagent: z.boolean(),
  created: z.number().describe('epoch seconds of its first record'),
  modified: z.number().describe('of its last one'),
  size: count.describe('bytes'),
  messages: count,
  user_messages: count.describe('what was asked and what came of tools'),
  assistant_messages: count,
  input_tokens: count,
  output_tokens: count,
  model: z.string().nullable().describe('of most of its calls'),
  title: z.string().nullable(),
  tool_calls: count,
  estimated_cost: z.number().describe('in the currency of the answer'),
  unpriced_calls: count,
  provider: z.string(),
  session_id: z.string(),
})
export type JsonlFile = z.infer<typeof JsonlFile>
