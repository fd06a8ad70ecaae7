import type { Command, FactsByRow, NamedSession } from './commands.ts'
import type { OutputCost } from './output-cost.ts'
import type { ErrorFacts, InteractionFacts } from './session-facts.ts'

/** A failed tool call with where it happened. */
export interface SessionError extends ErrorFacts {
  readonly sessionId: string
  readonly command: InteractionFacts
}

/** Errors of some sessions, in the order of the sessions. */
export const errorsOf = (sessions: readonly NamedSession[], facts: FactsByRow): SessionError[] =>
  sessions.flatMap(({ row, id: sessionId }) => {
    const own = facts.get(row)
    return (own?.errors ?? []).flatMap((error) => {
      const command = own?.interactions[error.interaction]
      return command ? [{ ...error, sessionId, command }] : []
    })
  })

/** What errors of one kind came to. */
export interface ErrorGroup {
  readonly name: string
  readonly errors: number
  readonly tokens: number
  /** US dollars, estimated. */
  readonly cost: number
}

const groupBy = (
  errors: readonly SessionError[],
  nameOf: (error: SessionError) => string,
  costOf: OutputCost,
): ErrorGroup[] => {
  const found = new Map<string, ErrorGroup>()
  for (const error of errors) {
    const name = nameOf(error)
    const known = found.get(name) ?? { name, errors: 0, tokens: 0, cost: 0 }
    found.set(name, {
      name,
      errors: known.errors + 1,
      tokens: known.tokens + (error.retry?.tokens ?? 0),
      cost: known.cost + costOf(error.retry),
    })
  }
  return [...found.values()].sort(
    (a, b) => b.cost - a.cost || b.errors - a.errors || (a.name < b.name ? -1 : 1),
  )
}

/**
 * What errors cost: the output of the answer that had to follow each. An estimate, as some of that
 * answer would have been needed anyway. (StackUnderflow's error cost.)
 */
export const errorCost = (errors: readonly SessionError[], costOf: OutputCost) => ({
  total: errors.length,
  tokens: errors.reduce((sum, { retry }) => sum + (retry?.tokens ?? 0), 0),
  cost: errors.reduce((sum, { retry }) => sum + costOf(retry), 0),
  byTool: groupBy(errors, ({ tool }) => tool, costOf),
  byCategory: groupBy(errors, ({ category }) => category, costOf),
})

const mostShown = 10

/** The ten commands with the most errors. */
export const topErrorCommands = (commands: readonly Command[]): Command[] =>
  commands
    .filter(({ errors }) => errors > 0)
    .sort((a, b) => b.errors - a.errors)
    .slice(0, mostShown)
