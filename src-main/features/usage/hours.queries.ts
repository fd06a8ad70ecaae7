import { createHourTeller } from '#main/lib/local-hours.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { UsageHour } from '#schema/usage.ts'

/** Usage by weekday and hour in the zone of the filter, from Monday 0:00; empty hours are absent. */
export const usageByHour = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<UsageHour[]> => {
  const rows = await filteredUsage(index, filter)
    .select('r.quarter')
    .select(usageSums)
    .groupBy('r.quarter')
    .execute()
  const tell = createHourTeller(filter.timezone)
  const hours = new Map<number, UsageSums>()
  for (const row of rows) {
    const { weekday, hour } = tell(row.quarter)
    const place = weekday * 24 + hour
    hours.set(place, addSums(hours.get(place) ?? noUsage, row))
  }
  return [...hours]
    .toSorted(([a], [b]) => a - b)
    .map(([place, sums]) => ({
      weekday: Math.floor(place / 24),
      hour: place % 24,
      ...toUsage(sums),
    }))
}
