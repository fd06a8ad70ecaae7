import type { IndexReader } from '#main/store/read-store.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { countSessions, totalUsage, usageByDayAndModel } from './usage.queries.ts'

/**
 * Asks what the Overview asks first, and lets the answer be: its pages of the index, its statements
 * and the clock of the zone are at hand when the question comes. `null`: the zone of this machine.
 */
export const warmUsage = async (index: IndexReader, timezone: string | null): Promise<void> => {
  const filter = resolveFilter(timezone === null ? {} : { timezone })
  await usageByDayAndModel(index, filter)
  await totalUsage(index, filter)
  await countSessions(index, filter)
}
