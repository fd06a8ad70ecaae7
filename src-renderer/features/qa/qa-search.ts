import { z } from 'zod'
import { PairStatus } from '#schema/qa.ts'

/** What the list of questions adds to the address: words, statuses, and whether code must be there. */
export const QaSearch = z.object({
  q: z.string().max(2_000).optional().catch(undefined),
  status: z
    .preprocess(
      (given) => (typeof given === 'string' ? [given] : given),
      z.array(PairStatus).max(3),
    )
    .optional()
    .catch(undefined),
  code: z
    .preprocess((given) => (given === 'true' ? true : given), z.literal(true))
    .optional()
    .catch(undefined),
})
export type QaSearch = z.infer<typeof QaSearch>
