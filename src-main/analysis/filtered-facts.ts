import { sessionLabel } from '#main/store/session-title.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { filteredUsage, type ResolvedFilter } from '#main/store/usage.ts'
import { addCalls, type CallSums, noCalls } from './call-sums.ts'
import { type Command, commandsOf, type FactsByRow, type NamedSession } from './commands.ts'
import { type PassesPart, sumParts } from './cost-parts.ts'
import { factsOf } from './facts-cache.ts'

/** A session with a call that passes a filter. */
export interface PassingSession extends NamedSession {
  readonly title: string
  readonly projectKey: string
}

/** Sessions that pass with what follows from them, and which of their parts pass. */
export interface FilteredFacts {
  readonly sessions: readonly PassingSession[]
  readonly facts: FactsByRow
  readonly passes: PassesPart
}

/** Which parts a filter lets pass, as it does with the rollup. */
export const partFilter =
  ({ from, to, model }: ResolvedFilter): PassesPart =>
  (part) =>
    (from === null || part.quarter >= from) &&
    (to === null || part.quarter < to) &&
    (model.length === 0 || model.includes(part.model))

/** Facts of the sessions that have a call which passes, oldest first. */
export const filteredFacts = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<FilteredFacts> => {
  const sessions = await filteredUsage(index, filter)
    .select(['s.id as row', 's.revision', 's.session_id as id', 'p.key as projectKey'])
    .select(sessionLabel.as('title'))
    .groupBy('s.id')
    .orderBy('s.first_at')
    .orderBy('s.id')
    .execute()
  return { sessions, facts: await factsOf(index, sessions), passes: partFilter(filter) }
}

/** A command with what of it passes. */
export interface PassingCommand extends Command {
  readonly passing: CallSums
}

/** What was asked, as far as calls of it pass; what is asked without any call is left out. */
export const passingCommands = ({ sessions, facts, passes }: FilteredFacts): PassingCommand[] =>
  commandsOf(sessions, facts).flatMap((command) => {
    const passing = sumParts(command.parts, passes)
    return passing.calls === 0 ? [] : [{ ...command, passing }]
  })

/** Calls that pass and are in no command. */
export const looseCalls = ({ sessions, facts, passes }: FilteredFacts): CallSums =>
  sessions.reduce(
    (sum, { row }) => addCalls(sum, sumParts(facts.get(row)?.looseParts ?? [], passes)),
    noCalls,
  )
