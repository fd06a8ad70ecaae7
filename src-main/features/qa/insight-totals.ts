import { readScopedSessions } from '#main/analysis/project-scope.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { InsightTotals, QueryContext } from '#main/features/handlers.ts'

/** What is made of all sessions. */
export const totalsOfInsights = async ({
  index,
  insights,
}: Pick<QueryContext, 'index' | 'insights'>): Promise<InsightTotals> => {
  const sessions = await readScopedSessions(index)
  return {
    projects: new Set(sessions.map(slugOf)).size,
    pairs: insights.pairCounts().reduce((sum, { count }) => sum + count, 0),
    taggedSessions: new Set(insights.autoTags().map(({ sessionId }) => sessionId)).size,
  }
}
