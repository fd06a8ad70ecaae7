import { searchStats } from '#main/features/search/stats.ts'
import { openReadStore } from '#main/store/read-store.ts'

/** What the full text of a data folder holds: projects, and records with words. */
export const textTotals = async (
  dataDir: string,
): Promise<{ readonly projects: number; readonly records: number }> => {
  const store = openReadStore(dataDir)
  try {
    const { total_projects, total_messages } = await searchStats(store)
    return { projects: total_projects, records: total_messages }
  } finally {
    await store.close()
  }
}
