import { asCount, asObject, asText } from '#main/lib/coerce.ts'
import type { CallFacts } from '#schema/transcript/facts.ts'
import type { Line } from './read-line.ts'
import { isUuid } from './read-lineage.ts'
import type { ReadingState, Tokens } from './reading-state.ts'

/** A model that no record before the call names. */
export const unnamedModel = 'unknown'

const readTokens = (value: unknown): Tokens | null => {
  const usage = asObject(value)
  if (!usage) return null
  return [
    asCount(usage.input_tokens),
    asCount(usage.cached_input_tokens),
    asCount(usage.cache_write_input_tokens),
    // Tokens of reasoning are among these.
    asCount(usage.output_tokens),
  ]
}

const sumOf = ([input, , , output]: Tokens): number => input + output

const isSame = (a: Tokens, b: Tokens): boolean => a.every((count, place) => count === b[place])

/** What was added to a running total; the whole where the count began anew. */
const added = (total: Tokens, before: Tokens | null): Tokens => {
  if (before === null || total.some((count, place) => count < (before[place] ?? 0))) return total
  const [input, cached, written, output] = before
  return [total[0] - input, total[1] - cached, total[2] - written, total[3] - output]
}

/**
 * Whether the first total of a file tells of another's calls: a fork goes on counting where the
 * other stood, and says so before its own first call.
 */
const isInherited = (state: ReadingState, total: Tokens, last: Tokens | null): boolean =>
  state.total === null && state.forkedFrom !== null && (last === null || sumOf(total) > sumOf(last))

/** A turn keeps its id wherever it is copied to; the total tells the calls of a turn apart. */
const keyOf = (state: ReadingState, total: Tokens): string | null => {
  const { turn, thread, isCopying } = state
  if (turn !== null && isUuid(turn)) return `codex:${turn}:${total.join('.')}`
  return thread === null || isCopying ? null : `codex:${thread}:${total.join('.')}`
}

const toCall = (state: ReadingState, key: string, tokens: Tokens): CallFacts => {
  const [input, cached, written, output] = tokens
  return {
    key,
    model: state.model ?? unnamedModel,
    // A copy counts only where the thread it came from is not at hand.
    mirror: state.isCopying,
    finalised: true,
    input: Math.max(0, input - cached - written),
    output,
    cacheWrite5m: written,
    cacheWrite1h: 0,
    cacheRead: Math.min(cached, input),
    webSearches: 0,
    fast: false,
    batch: false,
    geoUs: false,
  }
}

/** A call that a record tells of, and the total from there on. */
export interface FoundUsage {
  readonly call: CallFacts | null
  readonly total: Tokens | null
}

/** Reads a `token_count`. It is said several times a call; only a total that moved is a new one. */
export const readUsage = (state: ReadingState, { payload }: Line): FoundUsage => {
  const info = asObject(payload.info)
  const last = readTokens(info?.last_token_usage)
  const total = readTokens(info?.total_token_usage) ?? last
  if (total === null) return { call: null, total: state.total }
  if (state.total !== null && isSame(total, state.total)) return { call: null, total }
  if (isInherited(state, total, last)) return { call: null, total }
  const tokens = last !== null && sumOf(last) > 0 ? last : added(total, state.total)
  const key = keyOf(state, total)
  const call = key === null || sumOf(tokens) === 0 ? null : toCall(state, key, tokens)
  return { call, total }
}

/** The model that a record says is used from here on; null where it says none. */
export const namedModel = ({ type, inner, payload }: Line): string | null => {
  const isNamed = ['turn_context', 'session_meta'].includes(type) || inner === 'task_started'
  if (isNamed) return asText(payload.model)
  if (inner !== 'thread_settings_applied') return null
  return asText(asObject(payload.thread_settings)?.model)
}
