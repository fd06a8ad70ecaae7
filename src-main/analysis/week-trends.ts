import { addCalls, noCalls, tokenCount } from './call-sums.ts'
import type { Command } from './commands.ts'

/** What a week of commands came to; all but the first two are means over its commands. */
export interface Week {
  readonly commands: number
  /** US dollars. */
  readonly cost: number
  readonly costPerCommand: number
  readonly errorsPerCommand: number
  readonly toolsPerCommand: number
  readonly tokensPerCommand: number
}

const weekMs = 7 * 24 * 3_600_000

const weekOf = (commands: readonly Command[]): Week => {
  const sums = commands.reduce((sum, one) => addCalls(sum, one.sums), noCalls)
  const mean = (sum: number): number => (commands.length === 0 ? 0 : sum / commands.length)
  const cost = sums.costNano / 1e9
  return {
    commands: commands.length,
    cost,
    costPerCommand: mean(cost),
    errorsPerCommand: mean(commands.reduce((sum, { errors }) => sum + errors, 0)),
    toolsPerCommand: mean(commands.reduce((sum, { toolCount }) => sum + toolCount, 0)),
    tokensPerCommand: mean(tokenCount(sums)),
  }
}

const percent = (now: number, before: number): number =>
  before === 0 ? 0 : 100 * (now / before - 1)

/** Change in per cent, 0 where there was nothing before; of commands the difference. */
const changeOf = (now: Week, before: Week): Week => ({
  commands: now.commands - before.commands,
  cost: percent(now.cost, before.cost),
  costPerCommand: percent(now.costPerCommand, before.costPerCommand),
  errorsPerCommand: percent(now.errorsPerCommand, before.errorsPerCommand),
  toolsPerCommand: percent(now.toolsPerCommand, before.toolsPerCommand),
  tokensPerCommand: percent(now.tokensPerCommand, before.tokensPerCommand),
})

/**
 * The week that ends with the newest record against the one before it, by when a command began.
 * `end` is UTC ms; null where nothing has a time. (StackUnderflow's trends.)
 */
export const weekTrends = (commands: readonly Command[], end: number | null) => {
  const within = (from: number, to: number) =>
    commands.filter(({ startAt }) => startAt !== null && startAt > from && startAt <= to)
  const last = end ?? 0
  const current = weekOf(within(last - weekMs, last))
  const prior = weekOf(within(last - 2 * weekMs, last - weekMs))
  return { current, prior, change: changeOf(current, prior) }
}
