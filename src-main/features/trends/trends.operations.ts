import type { QueryHandlers } from '#main/features/handlers.ts'
import { addUp } from './add-up.ts'
import { createRepoFilter, readRepos } from './match-repos.ts'
import { resolveTrendDays } from './trend-days.ts'
import { trendSessions } from './trends.queries.ts'

const isYes = (value: boolean | string): boolean =>
  value === true || value === 'true' || value === '1'

/** Handlers of trends. */
export const trendsQueries: QueryHandlers<'trends'> = {
  'trends.get': async (input, { index }) => {
    const now = Date.now()
    const days = resolveTrendDays(input, now)
    const repos = readRepos(input.repos)
    const includesNoRepo = input.include_no_repo === '' || isYes(input.include_no_repo)
    const sessions = await trendSessions(index, days, createRepoFilter(repos, includesNoRepo))
    const projects = sessions.filter(({ hasBranch }) => hasBranch).map(({ name }) => name)
    return {
      computed_at: new Date(now).toISOString(),
      date_range: { start_date: days.start, end_date: days.end },
      session_count: sessions.length,
      repos_included: repos.length > 0 ? [...repos] : [...new Set(projects)].sort(),
      include_no_repo: includesNoRepo,
      cards: addUp(sessions, days),
    }
  },
}
