import { commandsOf } from '#main/analysis/commands.ts'
import { factsOf, sessionStates } from '#main/analysis/facts-cache.ts'
import { weekTrends } from '#main/analysis/week-trends.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { Output } from '#schema/operations.ts'
import { knownProject } from './known-project.ts'

/** The last two weeks of a project, counted back from its newest record and not from today. */
export const projectWeeks = async (
  index: IndexReader,
  key: string,
): Promise<Output<'projects.weeks'>> => {
  const { lastAt } = await knownProject(index, key)
  const sessions = await sessionStates(index, [key])
  const commands = commandsOf(sessions, await factsOf(index, sessions))
  return { end: lastAt, ...weekTrends(commands, lastAt) }
}
