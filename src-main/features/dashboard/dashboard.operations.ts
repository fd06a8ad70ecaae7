import type { QueryHandlers } from '#main/features/handlers.ts'
import { readDashboard } from './dashboard-data.ts'
import { globalStats } from './global-stats.ts'
import { readJsonlContent } from './jsonl-content.ts'
import { listJsonlFiles } from './jsonl-files.ts'
import { messagePage } from './message-page.ts'
import { summariseMessages } from './messages-summary.ts'
import { openProject } from './open-project.ts'
import { perPageOf } from './page.ts'
import { readStatistics } from './statistics.ts'

/** Handlers of the dashboard of one project. */
export const dashboardQueries: QueryHandlers<'dashboard'> = {
  'dashboard.globalStats': (_, { index }) => globalStats(index),
  'dashboard.stats': (input, context) => readStatistics(context, input),
  'dashboard.data': (input, context) => readDashboard(context, input),
  'dashboard.messages': async (input, context) => {
    const { parts } = await openProject(context, { provider: input.provider })
    const perPage = perPageOf(input.per_page, input.limit)
    return messagePage(context, parts, { page: input.page, perPage, model: input.model })
  },
  'dashboard.messagesSummary': (_, context) => summariseMessages(context),
  'dashboard.jsonlFiles': (input, context) => listJsonlFiles(context, input),
  'dashboard.jsonlContent': (input, context) => readJsonlContent(context, input),
}
