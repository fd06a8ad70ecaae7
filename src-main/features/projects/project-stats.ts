import { addCalls, type CallSums, noCalls } from '#main/analysis/call-sums.ts'
import { type Command, commandsOf } from '#main/analysis/commands.ts'
import { isoTime, moneyOf } from '#main/analysis/document-shapes.ts'
import { factsOf } from '#main/analysis/facts-cache.ts'
import { usageBySession } from '#main/analysis/session-usage.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { CurrencyBlock } from '#schema/currency.ts'
import type { ProjectStats } from '#schema/projects.ts'
import type { SessionGroup } from './group-projects.ts'

const average = (sum: number, of: number): number => (of === 0 ? 0 : sum / of)

const figuresOf = (
  group: SessionGroup,
  sums: CallSums,
  commands: readonly Command[],
  currency: CurrencyBlock,
): ProjectStats => {
  const steps = commands.reduce((sum, { steps: own }) => sum + own, 0)
  return {
    total_input_tokens: sums.input,
    total_output_tokens: sums.output,
    total_cache_read: sums.cacheRead,
    total_cache_write: sums.cacheCreation,
    total_tokens: sums.input + sums.output,
    total_commands: commands.length,
    avg_tokens_per_command: average(sums.input + sums.output, commands.length),
    avg_steps_per_command: average(steps, commands.length),
    first_message_date: isoTime(1000 * group.firstSeen || null),
    last_message_date: isoTime(1000 * group.lastModified || null),
    total_cost: moneyOf(currency, sums),
    unpriced_calls: sums.unpriced,
  }
}

/** Figures of some projects, by their slug. */
export const statsOf = async (
  index: IndexReader,
  groups: readonly SessionGroup[],
  currency: CurrencyBlock,
): Promise<Map<string, ProjectStats>> => {
  const usage = await usageBySession(index)
  const facts = await factsOf(
    index,
    groups.flatMap(({ sessions }) => sessions),
  )
  return new Map(
    groups.map((group) => {
      const sums = group.sessions.map(({ row }) => usage.get(row) ?? noCalls)
      const commands = commandsOf(group.sessions, facts)
      return [group.slug, figuresOf(group, sums.reduce(addCalls, noCalls), commands, currency)]
    }),
  )
}
