import { z } from 'zod'
import { SessionSort } from '#schema/sessions.ts'

/** What the list adds to the address: text, sort and its order. */
export const SessionsSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  sort: SessionSort.optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
})
export type SessionsSearch = z.infer<typeof SessionsSearch>
