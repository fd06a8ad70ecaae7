import { z } from 'zod'
import { type PeriodId, periods } from '#renderer/lib/period.ts'
import { Day } from '#schema/filter.ts'

const ids = periods.map(({ id }) => id) as [PeriodId, ...PeriodId[]]

/** The filter as the address carries it; a value that cannot be used is as good as absent. */
export const FilterSearch = z.object({
  period: z.enum(ids).optional().catch(undefined),
  since: Day.optional().catch(undefined),
  until: Day.optional().catch(undefined),
  project: z.string().min(1).max(4096).optional().catch(undefined),
  model: z.string().min(1).max(200).optional().catch(undefined),
})
export type FilterSearch = z.infer<typeof FilterSearch>
