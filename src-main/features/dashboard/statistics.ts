import type { QueryContext } from '#main/features/handlers.ts'
import { isOn } from '#schema/documented.ts'
import type { Parsed } from '#schema/operations.ts'
import type { SomeStatistics, Statistics } from '#schema/statistics.ts'
import { dailyBlock, dailyUsage, hourlyBlock } from './daily-blocks.ts'
import { type Figures, gatherFigures } from './figures.ts'
import { errorsBlock, interactionsBlock } from './interaction-blocks.ts'
import { openProject } from './open-project.ts'
import {
  cacheBlock,
  costsBlock,
  modelsBlock,
  overviewBlock,
  sessionsBlock,
  toolsBlock,
} from './overview-blocks.ts'

/** The statistics of a project, with its newest so many days; 0 for all of them. */
export const makeStatistics = (figures: Figures, days: number): Statistics => {
  const daily = dailyBlock(figures, days)
  return {
    overview: overviewBlock(figures),
    tools: toolsBlock(figures),
    sessions: sessionsBlock(figures),
    daily_stats: daily,
    daily_usage: dailyUsage(daily),
    hourly_pattern: hourlyBlock(figures),
    models: modelsBlock(figures),
    costs: costsBlock(figures),
    cache: cacheBlock(figures),
    user_interactions: interactionsBlock(figures),
    errors: errorsBlock(figures),
  }
}

/** Without the lists that have a row for each command, answer or error; every key stays. */
export const withoutDetails = (statistics: Statistics): Statistics => ({
  ...statistics,
  user_interactions: {
    ...statistics.user_interactions,
    tool_count_distribution: {},
    command_details: [],
  },
  errors: { ...statistics.errors, error_details: [], assistant_details: [] },
})

/** Only the blocks that are named; all where none is. */
const pick = (statistics: Statistics, names: readonly string[] = []): Partial<Statistics> =>
  names.length === 0
    ? statistics
    : Object.fromEntries(Object.entries(statistics).filter(([name]) => names.includes(name)))

/** The statistics of the selected project, as `/api/stats` is asked for them. */
export const readStatistics = async (
  context: QueryContext,
  input: Parsed<'dashboard.stats'>,
): Promise<SomeStatistics> => {
  const project = await openProject(context)
  const figures = await gatherFigures(context, project, input.timezone_offset)
  const whole = makeStatistics(figures, Math.max(0, input.days))
  const shown = isOn(input.details) ? whole : withoutDetails(whole)
  return { ...pick(shown, input.include), currency: figures.currency }
}
