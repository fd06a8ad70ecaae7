import { z } from 'zod'
import { type PeriodId, periods } from '#renderer/lib/period.ts'
import { Day, Filter } from '#schema/filter.ts'

const ids = periods.map(({ id }) => id) as [PeriodId, ...PeriodId[]]

/** One value or several; a list that cannot be used, or names nothing, is as good as absent. */
const listOf = (name: 'project' | 'model' | 'provider' | 'tag') =>
  z
    .preprocess((given) => (typeof given === 'string' ? [given] : given), Filter.shape[name])
    .transform((values) => (values?.length ? values : undefined))
    .catch(undefined)
    .optional()

/** The filter as the address carries it; a value that cannot be used is as good as absent. */
export const FilterSearch = z.object({
  period: z.enum(ids).optional().catch(undefined),
  since: Day.optional().catch(undefined),
  until: Day.optional().catch(undefined),
  project: listOf('project'),
  model: listOf('model'),
  provider: listOf('provider'),
  tag: listOf('tag'),
})
export type FilterSearch = z.infer<typeof FilterSearch>
