import { asObject, asText, asTime, type Json } from '#main/lib/coerce.ts'
import type { Line } from './read-line.ts'
import type { ReadingState } from './reading-state.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether an id is one that no two things share. */
export const isUuid = (id: string): boolean => uuid.test(id)

/** When an id was made, in UTC ms; null for an id that does not say. */
export const madeAt = (id: string): number | null =>
  uuid.exec(id)?.[1] === '7' ? asTime(Number.parseInt(id.replace('-', '').slice(0, 12), 16)) : null

/** An id is never as long; a longer one is a mistake of who wrote it. */
const mostId = 200

/** The session whose subagent a thread is: newer versions name the root, older ones the caller. */
const parentOf = (meta: Json, thread: string): string | null => {
  const subagent = asObject(asObject(meta.source)?.subagent)
  const caller =
    asText(asObject(subagent?.thread_spawn)?.parent_thread_id) ?? asText(meta.parent_thread_id)
  if (caller === null) return null
  const root = asText(meta.session_id)
  return (root !== null && root !== thread ? root : caller).slice(0, mostId)
}

/** The first record of a file says whose it is. */
const begin = (state: ReadingState, { payload, at }: Line): ReadingState => {
  const thread = (asText(payload.id) ?? asText(payload.session_id))?.slice(0, mostId) ?? null
  const forkedFrom = asText(payload.forked_from_id)?.slice(0, mostId) ?? null
  return {
    ...state,
    thread,
    createdAt: (thread === null ? null : madeAt(thread)) ?? asTime(payload.timestamp) ?? at,
    parent: thread === null ? null : parentOf(payload, thread),
    forkedFrom,
    isCopying: forkedFrom !== null,
  }
}

/** A time that versions wrote as seconds, as milliseconds and as text. */
const asStart = (value: unknown): number | null =>
  typeof value === 'number' && value < 1e11 ? asTime(value * 1000) : asTime(value)

/** Whether a turn that begins is this thread's own; null where nothing tells. */
const isOwnTurn = (state: ReadingState, { payload }: Line): boolean | null => {
  const { createdAt } = state
  if (createdAt === null) return null
  const id = asText(payload.turn_id)
  const made = id === null ? null : madeAt(id)
  if (made !== null) return made >= createdAt
  const started = asStart(payload.started_at)
  return started === null ? null : Math.floor(started / 1000) >= Math.floor(createdAt / 1000)
}

const beginsTurn = ({ type, inner }: Line): boolean =>
  type === 'turn_context' || inner === 'task_started' || inner === 'turn_started'

/** Copies are written in one go; what comes later is the thread's own. */
const mostGapMs = 1000

const isLater = ({ lineAt }: ReadingState, { at }: Line): boolean =>
  lineAt !== null && at !== null && at - lineAt >= mostGapMs

const followCopies = (state: ReadingState, line: Line): ReadingState => {
  const own = beginsTurn(line) ? isOwnTurn(state, line) : null
  if (own === true) return { ...state, isCopying: false }
  if (own === false) return { ...state, hasDatedTurns: true }
  if (!state.hasDatedTurns && isLater(state, line)) return { ...state, isCopying: false }
  return state
}

/**
 * Keeps track of whose records are read. A fork begins with its own head, then repeats the head
 * and the records of the thread it was forked from, with times of the moment of the fork. It is
 * itself again where its head returns, or where a turn begins that is not older than the fork. A
 * subagent may repeat the head of its caller alone.
 */
export const followLineage = (state: ReadingState, line: Line): ReadingState => {
  if (line.type !== 'session_meta') return state.isCopying ? followCopies(state, line) : state
  if (state.records === 0) return begin(state, line)
  const id = asText(line.payload.id)
  return id === null ? state : { ...state, isCopying: id !== state.thread }
}
