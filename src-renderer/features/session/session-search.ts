import { z } from 'zod'

/** What the reader adds to the address: a subagent's transcript, and a record to stand at. */
export const SessionSearch = z.object({
  agent: z.string().min(1).max(255).optional().catch(undefined),
  seq: z.coerce.number<unknown>().int().nonnegative().optional().catch(undefined),
})
export type SessionSearch = z.infer<typeof SessionSearch>
