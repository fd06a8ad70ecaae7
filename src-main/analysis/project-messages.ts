import type { IndexReader } from '#main/store/read-store.ts'
import { factsOf, type SessionState } from './facts-cache.ts'
import type { SessionFacts } from './session-facts.ts'
import { messageMarks, type MessageType, messageTypes } from './session-messages.ts'

/** A session of a project with its facts. */
export interface SessionWithFacts<Session extends SessionState> {
  readonly session: Session
  readonly facts: SessionFacts
}

/** One record of a project, by where its session and its place there stand. */
export interface ListedMessage {
  readonly session: number
  readonly place: number
}

/** Sessions with their facts, in the order in which they were given. */
export const withFacts = async <Session extends SessionState>(
  index: IndexReader,
  sessions: readonly Session[],
): Promise<SessionWithFacts<Session>[]> => {
  const facts = await factsOf(index, sessions)
  return sessions.flatMap((session) => {
    const own = facts.get(session.row)
    return own ? [{ session, facts: own }] : []
  })
}

/** Orders that were made last: one page of a project is followed by another. */
const mostKept = 4

const kept = new WeakMap<IndexReader, Map<string, readonly ListedMessage[]>>()

const keyOf = (parts: readonly SessionWithFacts<SessionState>[]): string =>
  parts.map(({ session }) => `${session.row}:${session.revision}`).join(' ')

const timeOf = (
  parts: readonly SessionWithFacts<SessionState>[],
  { session, place }: ListedMessage,
): number => parts[session]?.facts.messages.times[place] ?? 0

const inOrder = (parts: readonly SessionWithFacts<SessionState>[]): ListedMessage[] => {
  const all = parts.flatMap(({ facts }, session) =>
    Array.from(facts.messages.ids, (_, place) => ({ session, place })),
  )
  return all.sort((a, b) => timeOf(parts, a) - timeOf(parts, b))
}

/** Records of some sessions by their time; the order is kept until one of them changes. */
export const listMessages = (
  index: IndexReader,
  parts: readonly SessionWithFacts<SessionState>[],
): readonly ListedMessage[] => {
  const cache = kept.get(index) ?? new Map<string, readonly ListedMessage[]>()
  kept.set(index, cache)
  const key = keyOf(parts)
  const list = cache.get(key) ?? inOrder(parts)
  cache.delete(key)
  cache.set(key, list)
  const [oldest] = cache.keys()
  if (cache.size > mostKept && oldest !== undefined) cache.delete(oldest)
  return list
}

/** What is known of a record without reading it. */
export interface MessageSummary {
  readonly id: number
  readonly type: MessageType
  /** UTC ms; 0: unknown. */
  readonly at: number
  readonly model: string | null
  readonly carriesCall: boolean
  readonly isError: boolean
}

/** {@link MessageSummary} of the record at a place of a session. */
export const summaryAt = ({ messages }: SessionFacts, place: number): MessageSummary => {
  const marks = messages.marks[place] ?? 0
  return {
    id: messages.ids[place] ?? 0,
    type: messageTypes[messages.types[place] ?? 0] ?? 'user',
    at: messages.times[place] ?? 0,
    model: messages.modelNames[messages.models[place] ?? -1] ?? null,
    carriesCall: (marks & messageMarks.carriesCall) !== 0,
    isError: (marks & messageMarks.error) !== 0,
  }
}

/** {@link summaryAt} of every record of a session. */
export const eachMessage = (facts: SessionFacts): MessageSummary[] => {
  const all: MessageSummary[] = []
  for (let place = 0; place < facts.messages.ids.length; place += 1) {
    all.push(summaryAt(facts, place))
  }
  return all
}
