import type { IndexReader } from './read-store.ts'

/** A session by its row, with what tells whether something was written of it since. */
export interface SessionVersion {
  readonly row: number
  readonly revision: number
}

interface Kept<Value> {
  readonly revision: number
  readonly value: Value
}

/** What is kept of a session is small; what a store of a million sessions keeps has an end. */
const mostKept = 50_000

/** So many at once that neither their number nor their records weigh much. */
const usualBatch = 200

/** Reads what is kept of some sessions, by the row of each; one it does not answer is not kept. */
export type ReadSessions<Value> = (
  index: IndexReader,
  rows: readonly number[],
) => Promise<ReadonlyMap<number, Value>>

/**
 * Makes a reader that keeps what it read of a session until something is written of it, so that a
 * question about all sessions costs what is new since the one before. At most `batchSize` of them
 * are read at once.
 */
export const keepBySession = <Value>(read: ReadSessions<Value>, batchSize = usualBatch) => {
  // An index made anew is opened anew, so that its row ids never meet those of the one before.
  const keptOf = new WeakMap<IndexReader, Map<number, Kept<Value>>>()
  return async (
    index: IndexReader,
    sessions: readonly SessionVersion[],
  ): Promise<ReadonlyMap<number, Value>> => {
    const kept = keptOf.get(index) ?? new Map<number, Kept<Value>>()
    keptOf.set(index, kept)
    const found = new Map<number, Value>()
    const stale: SessionVersion[] = []
    for (const session of sessions) {
      const known = kept.get(session.row)
      if (known?.revision === session.revision) found.set(session.row, known.value)
      else stale.push(session)
    }
    for (let from = 0; from < stale.length; from += batchSize) {
      const batch = stale.slice(from, from + batchSize)
      const rows = batch.map(({ row }) => row)
      const made = await read(index, rows)
      for (const { row, revision } of batch) {
        const value = made.get(row)
        if (value === undefined) continue
        found.set(row, value)
        if (kept.size < mostKept || kept.has(row)) kept.set(row, { revision, value })
      }
    }
    return found
  }
}
