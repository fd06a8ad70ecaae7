import type { InsightTotals } from '#main/features/handlers.ts'
import { totalsOfInsights } from '#main/features/qa/insight-totals.ts'
import { openReadStore } from '#main/store/read-store.ts'

/** What is made of the sessions of a data folder. */
export const insightTotals = async (dataDir: string): Promise<InsightTotals> => {
  const store = openReadStore(dataDir)
  try {
    return await totalsOfInsights(store)
  } finally {
    await store.close()
  }
}
