import { quarterOf } from '#main/store/write-rollup.ts'
import { addCalls, type CallSums, noCalls } from './call-sums.ts'
import { sumCalls } from './interactions.ts'
import type { CallRow } from './session-rows.ts'

/**
 * Sums of calls of one model in one quarter hour, as the rollup has them: whatever a filter by time
 * and model lets pass of a rollup, it lets pass of these.
 */
export interface CostPart {
  /** UTC ms of its beginning. */
  readonly quarter: number
  readonly model: string
  readonly sums: CallSums
}

/** What decides whether a part is counted. */
export type PassesPart = (part: Pick<CostPart, 'quarter' | 'model'>) => boolean

/** Calls by quarter hour and model; they add up to the calls. */
export const partsOf = (calls: readonly CallRow[]): CostPart[] => {
  const found = new Map<string, { quarter: number; model: string; calls: CallRow[] }>()
  for (const call of calls) {
    const quarter = quarterOf(call.at)
    const key = `${quarter} ${call.model}`
    const known = found.get(key)
    if (known) known.calls.push(call)
    else found.set(key, { quarter, model: call.model, calls: [call] })
  }
  return [...found.values()].map(({ quarter, model, calls: own }) => ({
    quarter,
    model,
    sums: sumCalls(own),
  }))
}

/** The sum of those parts that pass. */
export const sumParts = (parts: readonly CostPart[], passes: PassesPart): CallSums =>
  parts.reduce((sum, part) => (passes(part) ? addCalls(sum, part.sums) : sum), noCalls)
