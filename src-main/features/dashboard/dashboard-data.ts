import type { QueryContext } from '#main/features/handlers.ts'
import type { DashboardData } from '#schema/dashboard.ts'
import { isRebuilding } from '#schema/ingest.ts'
import type { Parsed } from '#schema/operations.ts'
import type { Statistics } from '#schema/statistics.ts'
import { gatherFigures } from './figures.ts'
import { messagePage } from './message-page.ts'
import { openProject } from './open-project.ts'
import { makeStatistics } from './statistics.ts'

/** Records that the first load brings along. */
const initialMessages = 50

/** The longest period a client should offer, as the documented server tells it. */
export const mostRangeDays = 30

/** Days of the statistics where nobody says how many. */
const usualDays = 90

const ofModels = (models: Statistics['models'], names: readonly string[] = []) =>
  names.length === 0
    ? models
    : Object.fromEntries(Object.entries(models).filter(([model]) => names.includes(model)))

/** What a dashboard needs at its first load: the statistics and the first records. */
export const readDashboard = async (
  context: QueryContext,
  input: Parsed<'dashboard.data'>,
): Promise<DashboardData> => {
  const project = await openProject(context, { provider: input.provider })
  const figures = await gatherFigures(context, project, input.timezone_offset)
  const statistics = makeStatistics(figures, { days: usualDays, details: false })
  const page = await messagePage(context, project.parts, { page: 1, perPage: initialMessages })
  return {
    statistics: { ...statistics, models: ofModels(statistics.models, input.model) },
    messages_page: page,
    message_count: page.total,
    is_reindexing: isRebuilding(context.state.progress),
    config: { messages_initial_load: initialMessages, max_date_range_days: mostRangeDays },
    currency: figures.currency,
    ...(project.isFiltered ? { filtered: true } : {}),
  }
}
