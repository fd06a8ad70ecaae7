import { setImmediate } from 'node:timers/promises'
import type { IndexReader } from '#main/store/read-store.ts'
import { AppError } from '#schema/errors.ts'
import { type SessionFacts, sessionFacts } from './session-facts.ts'
import { readSessionRows } from './session-rows.ts'

interface Kept {
  readonly revision: number
  readonly facts: SessionFacts
}

/** By the connection, as another index may use the same rows for other sessions. */
const caches = new WeakMap<IndexReader, Map<number, Kept>>()

const cacheOf = (index: IndexReader): Map<number, Kept> => {
  const known = caches.get(index)
  if (known) return known
  const made = new Map<number, Kept>()
  caches.set(index, made)
  return made
}

/** A session and which state of it is meant. */
export interface SessionState {
  readonly row: number
  readonly revision: number
}

/** Sessions whose rows are read at once: more of them would only take memory. */
const atOnce = 50

/** After this long a question is better asked again than left waiting: what was made is kept. */
const mostMs = 15_000

/** What is being made, by the connection: a question that comes meanwhile waits and finds it done. */
const making = new WeakMap<IndexReader, Promise<unknown>>()

const makeMissing = async (
  index: IndexReader,
  cache: Map<number, Kept>,
  sessions: readonly SessionState[],
): Promise<void> => {
  const stale = sessions.filter(({ row, revision }) => cache.get(row)?.revision !== revision)
  const begun = performance.now()
  for (let from = 0; from < stale.length; from += atOnce) {
    if (performance.now() - begun > mostMs) {
      const sentence = `Sessions are being analysed, ${stale.length - from} are left; ask again.`
      throw new AppError('unavailable', sentence)
    }
    const some = stale.slice(from, from + atOnce)
    const rows = await readSessionRows(
      index,
      some.map(({ row }) => row),
    )
    for (const { row, revision } of some) {
      const read = rows.get(row)
      if (read) cache.set(row, { revision, facts: sessionFacts(read) })
    }
    // Other questions to this thread are answered in between.
    await setImmediate()
  }
}

/**
 * Facts of sessions, by the row of each. They are made when they are first asked for and again once
 * a session's revision has changed, so that a question about all of them costs what is new. Throws
 * `unavailable` where there is too much to make at once; asked again, it goes on from there.
 */
export const factsOf = async (
  index: IndexReader,
  sessions: readonly SessionState[],
): Promise<Map<number, SessionFacts>> => {
  const cache = cacheOf(index)
  const before = making.get(index) ?? Promise.resolve()
  const turn = before.then(() => makeMissing(index, cache, sessions))
  making.set(
    index,
    turn.catch(() => undefined),
  )
  await turn
  return new Map(
    sessions.flatMap(({ row }) => {
      const kept = cache.get(row)
      return kept ? [[row, kept.facts] as const] : []
    }),
  )
}

/** The sessions of some projects, or of all, in order of their first record. */
export const sessionStates = (
  index: IndexReader,
  projects: readonly string[] | null,
): Promise<(SessionState & { readonly id: string; readonly projectKey: string })[]> =>
  index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select(['s.id as row', 's.revision', 's.session_id as id', 'p.key as projectKey'])
    .$if(projects !== null, (query) => query.where('p.key', 'in', projects ?? []))
    .orderBy('s.first_at')
    .orderBy('s.id')
    .execute()
