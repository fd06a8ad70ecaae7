import { z } from 'zod'
import { TextKind } from '#schema/search.ts'

/** What looking for words adds to the address: the text, what comes first, and where it may stand. */
export const SearchSearch = z.object({
  q: z.string().max(2_000).optional().catch(undefined),
  order: z.enum(['newest', 'best']).optional().catch(undefined),
  kind: z.array(TextKind).max(5).optional().catch(undefined),
})
export type SearchSearch = z.infer<typeof SearchSearch>
