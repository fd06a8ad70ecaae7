import { tokenCount } from '#main/analysis/call-sums.ts'
import {
  type FilteredFacts,
  type PassingCommand,
  passingCommands,
} from '#main/analysis/filtered-facts.ts'
import type { CommandSort, ExpensiveCommand } from '#schema/cost-screen.ts'

const figures: Readonly<Record<CommandSort, (command: PassingCommand) => number>> = {
  cost: ({ passing }) => passing.costNano,
  tokens: ({ passing }) => tokenCount(passing),
  tools: ({ toolCount }) => toolCount,
  steps: ({ steps }) => steps,
  time: ({ startAt }) => startAt ?? 0,
}

/** Where a command is read. */
export const placeOf = (command: {
  readonly id: string
  readonly agentId: string
  readonly place: number
  readonly startAt: number | null
  readonly preview: string
}) => ({
  interactionId: command.id,
  // A sidechain without an id lies in the main transcript.
  agentId: command.agentId === '' || command.agentId === 'sidechain' ? null : command.agentId,
  place: command.place,
  at: command.startAt,
  preview: command.preview,
})

/** Commands that pass, sorted; what is equal stays in the order of time. */
export const sortedCommands = (
  facts: FilteredFacts,
  sort: CommandSort,
  order: 'asc' | 'desc',
): PassingCommand[] => {
  const sign = order === 'asc' ? 1 : -1
  const figure = figures[sort]
  return passingCommands(facts).sort((a, b) => sign * (figure(a) - figure(b)))
}

/** Commands as the screen has them. */
export const describeCommands = (
  commands: readonly PassingCommand[],
  { sessions }: FilteredFacts,
): ExpensiveCommand[] => {
  const known = new Map(sessions.map((session) => [session.row, session]))
  return commands.map((command) => {
    const { passing, sessionId } = command
    const session = known.get(command.sessionRow)
    return {
      ...placeOf(command),
      sessionId,
      session: session?.title ?? sessionId,
      projectKey: session?.projectKey ?? '',
      models: [...command.models],
      steps: command.steps,
      tools: command.toolCount,
      errors: command.errors,
      costUsd: passing.unpriced === passing.calls ? null : passing.costNano / 1e9,
      unpricedCalls: passing.unpriced,
      tokens: tokenCount(passing),
    }
  })
}
