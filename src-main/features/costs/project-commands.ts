import { tokenCount } from '#main/analysis/call-sums.ts'
import type { Command } from '#main/analysis/commands.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { commandCost } from '#main/analysis/document-shapes.ts'
import { projectFacts } from './project-facts.ts'

const commandFigures = {
  cost: ({ sums }: Command) => sums.costNano,
  tokens: ({ sums }: Command) => tokenCount(sums),
  tools: ({ toolCount }: Command) => toolCount,
  steps: ({ steps }: Command) => steps,
  time: ({ startAt }: Command) => startAt ?? 0,
} as const

const figureOf = (sort: string) =>
  Object.hasOwn(commandFigures, sort)
    ? commandFigures[sort as keyof typeof commandFigures]
    : commandFigures.cost

const mostOnPage = 500

/**
 * A page of what was asked in a project, as `/api/commands` is asked for it: money in the currency of
 * the answer, what is out of bounds clamped. Throws as `projectScope` does.
 */
export const projectCommands = async (
  context: QueryContext,
  input: Parsed<'costs.projectCommands'>,
): Promise<Output<'costs.projectCommands'>> => {
  const { commands, currency } = await projectFacts(context, input.log_path)
  const offset = Math.max(0, input.offset)
  const limit = Math.min(mostOnPage, Math.max(1, input.limit))
  const total = commands.length
  if (total === 0) return { commands: [], total, offset, limit }
  const figure = figureOf(input.sort)
  const sign = input.order === 'asc' ? 1 : -1
  const page = commands
    .toSorted((a, b) => sign * (figure(a) - figure(b)))
    .slice(offset, offset + limit)
    .map((one) => commandCost(one, currency))
  return { commands: page, total, offset, limit, currency }
}
