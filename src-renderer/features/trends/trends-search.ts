import { z } from 'zod'
import { Day } from '#schema/filter.ts'

/** Periods that end today, by how many days they have. */
export const lengths = ['7', '30', '90'] as const
/** One of {@link lengths}. */
export type Length = (typeof lengths)[number]

/**
 * What Trends adds to the address: a period by its length, or by its first and last UTC day; one
 * project; and whether sessions without a git branch are left out. The filter bar's own period is
 * in local days and may have no end, so it is not used.
 */
export const TrendsSearch = z.object({
  last: z.coerce.string<unknown>().pipe(z.enum(lengths)).optional().catch(undefined),
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
  repo: z.string().min(1).max(4096).optional().catch(undefined),
  branchless: z.literal('without').optional().catch(undefined),
})
export type TrendsSearch = z.infer<typeof TrendsSearch>
