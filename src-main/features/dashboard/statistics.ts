import type { QueryContext } from '#main/features/handlers.ts'
import { isOn } from '#schema/documented.ts'
import type { Parsed } from '#schema/operations.ts'
import type { SomeStatistics, Statistics } from '#schema/statistics.ts'
import { costBlocks } from './cost-blocks.ts'
import { dailyBlock, dailyUsage, hourlyBlock } from './daily-blocks.ts'
import { type Figures, gatherFigures } from './figures.ts'
import { errorsBlock, interactionsBlock } from './interaction-blocks.ts'
import { openProject } from './open-project.ts'
import { type PromptLengths, readPromptLengths } from './prompt-lengths.ts'
import {
  cacheBlock,
  costsBlock,
  modelsBlock,
  overviewBlock,
  sessionsBlock,
  toolsBlock,
} from './overview-blocks.ts'

/** What statistics are asked for. */
export interface StatisticsQuestion {
  /** Newest calendar days of `daily_stats`; 0 for all. */
  readonly days: number
  /** With the lists that have a row for each command, answer or error; without, they are empty. */
  readonly details: boolean
  /** Of prompts, for the details; none are needed without them. */
  readonly lengths?: PromptLengths
}

type Makers = { readonly [Name in keyof Statistics]: () => Statistics[Name] }

const noLengths: PromptLengths = new Map()

const makersOf = (
  figures: Figures,
  { days, details, lengths = noLengths }: StatisticsQuestion,
): Makers => {
  let kept: Statistics['daily_stats'] | null = null
  const daily = (): Statistics['daily_stats'] => {
    kept ??= dailyBlock(figures, days)
    return kept
  }
  return {
    overview: () => overviewBlock(figures),
    tools: () => toolsBlock(figures),
    sessions: () => sessionsBlock(figures),
    daily_stats: daily,
    daily_usage: () => dailyUsage(daily()),
    hourly_pattern: () => hourlyBlock(figures),
    models: () => modelsBlock(figures),
    costs: () => costsBlock(figures),
    cache: () => cacheBlock(figures),
    user_interactions: () => interactionsBlock(figures, details, lengths),
    errors: () => errorsBlock(figures, details),
  }
}

/** Makes those that are named; all where none is. */
const makeSome = (
  makers: Readonly<Record<string, () => unknown>>,
  names: readonly string[],
): Record<string, unknown> => {
  const wanted = Object.entries(makers).filter(
    ([name]) => names.length === 0 || names.includes(name),
  )
  return Object.fromEntries(wanted.map(([name, make]) => [name, make()]))
}

/** Every block of the statistics of a project but those of its cost analytics. */
export const makeStatistics = (figures: Figures, question: StatisticsQuestion): Statistics =>
  // Nothing is left out where nothing is named, so every block is there.
  makeSome(makersOf(figures, question), []) as Statistics

/** The statistics of the selected project, as `/api/stats` is asked for them. */
export const readStatistics = async (
  context: QueryContext,
  input: Parsed<'dashboard.stats'>,
): Promise<SomeStatistics> => {
  const project = await openProject(context)
  const figures = await gatherFigures(context, project, input.timezone_offset)
  const { include = [], days } = input
  const details = isOn(input.details)
  const needsLengths = details && (include.length === 0 || include.includes('user_interactions'))
  const asked = project.parts.flatMap(({ facts }) => facts.interactions)
  const lengths = needsLengths ? await readPromptLengths(context, asked) : noLengths
  const question = { days: Math.max(0, days), details, lengths }
  const makers = {
    ...makersOf(figures, question),
    ...costBlocks(context, figures, question.details),
  }
  // Each maker answers the block of its name.
  const blocks = makeSome(makers, include) as Partial<SomeStatistics>
  return { ...blocks, currency: figures.currency }
}
