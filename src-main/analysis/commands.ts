import { addCalls } from './call-sums.ts'
import type { SessionState } from './facts-cache.ts'
import type { InteractionFacts, SessionFacts } from './session-facts.ts'

/** A session by its row and its id. */
export type NamedSession = SessionState & { readonly id: string }

/** An interaction with the session it is counted in. */
export interface Command extends InteractionFacts {
  readonly sessionRow: number
  readonly sessionId: string
}

/** Facts by the row of a session. */
export type FactsByRow = ReadonlyMap<number, SessionFacts>

/**
 * One interaction that two sessions tell, as one: that with more answers, with the other's tools. Each
 * call is counted in one of them only, so that their sums are added.
 */
const merge = (a: Command, b: Command): Command => {
  const [more, less] = b.steps > a.steps ? [b, a] : [a, b]
  const tools = { ...less.tools, ...more.tools }
  return {
    ...more,
    tools,
    toolCount: Object.values(tools).reduce((sum, count) => sum + count, 0),
    errors: Math.max(a.errors, b.errors),
    models: [...new Set([...more.models, ...less.models])],
    sums: addCalls(a.sums, b.sums),
    parts: [...a.parts, ...b.parts],
  }
}

/** What was asked in some sessions, each thing once, in the order of the sessions. */
export const commandsOf = (sessions: readonly NamedSession[], facts: FactsByRow): Command[] => {
  const found = new Map<string, Command>()
  for (const { row, id } of sessions) {
    for (const one of facts.get(row)?.interactions ?? []) {
      const command = { ...one, sessionRow: row, sessionId: id }
      const known = found.get(one.id)
      found.set(one.id, known ? merge(known, command) : command)
    }
  }
  return [...found.values()]
}

/** How many commands made how many tool calls, by that number as text. */
export const toolCountDistribution = (commands: readonly Command[]): Record<string, number> => {
  const counts = new Map<number, number>()
  for (const { toolCount } of commands) counts.set(toolCount, (counts.get(toolCount) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => a - b))
}

const manyTools = 20
const manySteps = 15

const most = (commands: readonly Command[], figure: (command: Command) => number, above: number) =>
  commands.filter((one) => figure(one) > above).sort((a, b) => figure(b) - figure(a))

/** Commands with more than 20 tool calls, and with more than 15 answers; the greatest first. */
export const outliersOf = (commands: readonly Command[]) => ({
  tools: most(commands, ({ toolCount }) => toolCount, manyTools),
  steps: most(commands, ({ steps }) => steps, manySteps),
})
