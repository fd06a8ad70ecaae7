import { byRecord, type CallsById, type Interaction, isAnswer } from './interactions.ts'
import type { MessageRow, ToolRow } from './session-rows.ts'

/** A tool that had to be called again in one interaction. */
export interface RetrySignal {
  readonly interaction: Interaction
  readonly tool: string
  /** Longest run of failures. */
  readonly consecutiveFailures: number
  readonly totalInvocations: number
  /** Output tokens of answers whose calls failed, each model call once. */
  readonly wastedTokens: number
}

/** An answer that called tools, and whether any of what came back by the next answer failed. */
interface Attempt {
  readonly tools: readonly string[]
  readonly failed: boolean
  readonly callId: number | null
}

const failsBefore = (
  records: readonly MessageRow[],
  from: number,
  resultsOf: ReadonlyMap<number, readonly ToolRow[]>,
): boolean => {
  for (const record of records.slice(from)) {
    if (record.kind === 'interruption') return true
    if (resultsOf.get(record.id)?.some(({ failure }) => failure !== null)) return true
    if (isAnswer(record)) return record.kind === 'error'
  }
  return false
}

const attemptsOf = ({ records, tools }: Interaction): Attempt[] => {
  const usesOf = byRecord(tools, 'use_message_id')
  const resultsOf = byRecord(tools, 'result_message_id')
  return records.flatMap((record, place) => {
    const uses = usesOf.get(record.id)
    if (!uses) return []
    const failed = failsBefore(records, place + 1, resultsOf)
    return [{ tools: uses.map(({ name }) => name), failed, callId: record.call_id }]
  })
}

const longestRun = (flags: readonly boolean[]): number => {
  let [run, longest] = [0, 0]
  for (const flag of flags) {
    run = flag ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

const signalOf = (
  interaction: Interaction,
  tool: string,
  { attempts, calls }: { readonly attempts: readonly Attempt[]; readonly calls: CallsById },
): RetrySignal | null => {
  const own = attempts.flatMap((one) => one.tools.filter((name) => name === tool).map(() => one))
  if (own.length < 2 || !own.slice(0, -1).some(({ failed }) => failed)) return null
  const wasted = new Set(own.filter(({ failed }) => failed).map(({ callId }) => callId))
  return {
    interaction,
    tool,
    consecutiveFailures: longestRun(own.map(({ failed }) => failed)),
    totalInvocations: own.length,
    wastedTokens: [...wasted].reduce<number>(
      (sum, callId) => sum + (calls.get(callId ?? -1)?.output ?? 0),
      0,
    ),
  }
}

/**
 * Tools of an interaction that were called at least twice and failed before the last time. A call
 * failed where, before the next answer, a result said so or a person stopped the agent.
 * (StackUnderflow's retry signals.)
 */
export const findRetries = (interaction: Interaction, calls: CallsById): RetrySignal[] => {
  if (interaction.tools.length < 2) return []
  const attempts = attemptsOf(interaction)
  const names = new Set(interaction.tools.map(({ name }) => name))
  return [...names].flatMap((name) => signalOf(interaction, name, { attempts, calls }) ?? [])
}
