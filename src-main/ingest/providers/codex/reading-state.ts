import { asArray, asCount, asObject, asText, asTime, type Json } from '#main/lib/coerce.ts'

/** Tokens as a rollout counts them: input (cached and written ones included), cached, written, output. */
export type Tokens = readonly [input: number, cached: number, written: number, output: number]

/** Something a person said, by which form it stood in so far. */
export interface Said {
  readonly digest: string
  readonly forms: string
}

/** What must be known of the records before one to understand it. */
export interface ReadingState {
  /** Records read so far. */
  readonly records: number
  /** Whose file this is. */
  readonly thread: string | null
  /** UTC ms; a turn that began sooner was copied from another thread. */
  readonly createdAt: number | null
  /** Session of which this thread is a subagent. */
  readonly parent: string | null
  /** Thread from which this one was forked. */
  readonly forkedFrom: string | null
  /** Whether the records come from another thread. */
  readonly isCopying: boolean
  /** Whether what is copied says when its turns began. */
  readonly hasDatedTurns: boolean
  /** UTC ms of the last line. */
  readonly lineAt: number | null
  readonly turn: string | null
  readonly model: string | null
  /** The running total last told. */
  readonly total: Tokens | null
  readonly said: readonly Said[]
}

/** Before the first record. */
export const firstState: ReadingState = {
  records: 0,
  thread: null,
  createdAt: null,
  parent: null,
  forkedFrom: null,
  isCopying: false,
  hasDatedTurns: false,
  lineAt: null,
  turn: null,
  model: null,
  total: null,
  said: [],
}

const readTotal = (value: unknown): Tokens | null => {
  const [input, cached, written, output] = asArray(value)
  if (!Array.isArray(value)) return null
  return [asCount(input), asCount(cached), asCount(written), asCount(output)]
}

const readSaid = (value: unknown): Said[] =>
  asArray(value).flatMap((item) => {
    const said = asObject(item)
    const digest = asText(said?.digest)
    return digest ? [{ digest, forms: asText(said?.forms) ?? '' }] : []
  })

const parse = (text: string): Json | null => {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return null
  }
}

/** The state that a text holds; the first one where there is none. */
export const readState = (text: string | null): ReadingState => {
  const state = text === null ? null : parse(text)
  if (!state) return firstState
  return {
    records: asCount(state.records),
    thread: asText(state.thread),
    createdAt: asTime(state.createdAt),
    parent: asText(state.parent),
    forkedFrom: asText(state.forkedFrom),
    isCopying: state.isCopying === true,
    hasDatedTurns: state.hasDatedTurns === true,
    lineAt: asTime(state.lineAt),
    turn: asText(state.turn),
    model: asText(state.model),
    total: readTotal(state.total),
    said: readSaid(state.said),
  }
}
