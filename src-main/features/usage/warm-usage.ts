import { setImmediate as breathe } from 'node:timers/promises'
import type { IndexReader } from '#main/store/read-store.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { countSessions, totalUsage, usageByDayAndModel } from './usage.queries.ts'

/**
 * Asks what the Overview asks first, and lets the answer be: its pages of the index, its statements
 * and the clock of the zone are at hand when the question comes. `null`: the zone of this machine.
 */
export const warmUsage = async (index: IndexReader, timezone: string | null): Promise<void> => {
  const filter = resolveFilter(timezone === null ? {} : { timezone })
  // A question that comes meanwhile is answered in between.
  for (const ask of [usageByDayAndModel, totalUsage, countSessions]) {
    await ask(index, filter)
    await breathe()
  }
}
