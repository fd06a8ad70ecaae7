import type { CallSums } from './call-sums.ts'
import type { FactsByRow, NamedSession } from './commands.ts'
import type { CostPart } from './cost-parts.ts'
import { dayAt } from './session-usage.ts'

/** Tokens under the names of the documents; each kind of cache write under both of its names. */
export interface DocumentTokens {
  readonly input: number
  readonly output: number
  readonly cache_creation: number
  readonly cache_read: number
  readonly cache_write: number
}

/** {@link DocumentTokens} of sums. */
export const documentTokens = (sums: CallSums): DocumentTokens => ({
  input: sums.input,
  output: sums.output,
  cache_creation: sums.cacheCreation,
  cache_read: sums.cacheRead,
  cache_write: sums.cacheCreation,
})

const noTokens: DocumentTokens = {
  input: 0,
  output: 0,
  cache_creation: 0,
  cache_read: 0,
  cache_write: 0,
}

const add = (a: DocumentTokens, b: DocumentTokens): DocumentTokens => ({
  input: a.input + b.input,
  output: a.output + b.output,
  cache_creation: a.cache_creation + b.cache_creation,
  cache_read: a.cache_read + b.cache_read,
  cache_write: a.cache_write + b.cache_write,
})

/** Every part of some sessions, what is in no interaction included. */
export const allParts = (
  sessions: readonly NamedSession[],
  facts: FactsByRow,
): { readonly session: string; readonly part: CostPart }[] =>
  sessions.flatMap(({ row, id: session }) => {
    const own = facts.get(row)
    const parts = own ? [...own.looseParts, ...own.interactions.flatMap((one) => one.parts)] : []
    return parts.map((part) => ({ session, part }))
  })

/**
 * Tokens by kind: of all, by day and by session. A day is that of UTC with the given minutes added;
 * exact for every offset that is a multiple of a quarter hour. (StackUnderflow's composition.)
 */
export const tokenComposition = (
  sessions: readonly NamedSession[],
  facts: FactsByRow,
  offsetMinutes: number,
) => {
  const daily = new Map<string, DocumentTokens>()
  const perSession = new Map<string, DocumentTokens>()
  let totals = noTokens
  for (const { session, part } of allParts(sessions, facts)) {
    const tokens = documentTokens(part.sums)
    const day = dayAt(part.quarter, offsetMinutes)
    daily.set(day, add(daily.get(day) ?? noTokens, tokens))
    perSession.set(session, add(perSession.get(session) ?? noTokens, tokens))
    totals = add(totals, tokens)
  }
  const inOrder = [...daily].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    daily: Object.fromEntries(inOrder),
    totals,
    perSession: Object.fromEntries(perSession),
  }
}
