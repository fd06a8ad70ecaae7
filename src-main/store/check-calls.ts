import { type MergedCall, mergeCall } from './call.ts'
import type { Connection } from './open-database.ts'
import { type PriceCall, type SightingRow, selectAllSightings, sightingOf } from './write-calls.ts'

interface StoredCall {
  readonly id: number
  readonly key: string
  readonly file_id: number
  readonly model: string
  readonly at: number
  readonly input: number
  readonly output: number
  readonly cache_write_5m: number
  readonly cache_write_1h: number
  readonly cache_read: number
  readonly web_searches: number
  readonly cost_nano: number | null
  readonly finalised: number
  readonly records: number
}

/** A call as it would be written now; compared field by field with what is stored. */
const expected = (merged: MergedCall, price: PriceCall | null): Partial<StoredCall> => ({
  file_id: merged.owner.fileId,
  model: merged.model,
  at: merged.at,
  input: merged.input,
  output: merged.output,
  cache_write_5m: merged.cacheWrite5m,
  cache_write_1h: merged.cacheWrite1h,
  cache_read: merged.cacheRead,
  web_searches: merged.webSearches,
  ...(price && { cost_nano: price(merged) }),
  finalised: merged.finalised ? 1 : 0,
  records: merged.records,
})

const isSame = (stored: StoredCall, sightings: readonly SightingRow[], price: PriceCall | null) => {
  const merged = mergeCall(sightings.map(sightingOf))
  if (!merged) return false
  const fields = Object.entries(expected(merged, price))
  return fields.every(([name, value]) => stored[name as keyof StoredCall] === value)
}

/**
 * Makes every call again from what the transcripts say of it; answers the keys that differ. Without
 * prices all but the cost is compared.
 */
export const countWrongCalls = (
  db: Connection,
  price: PriceCall | null,
): { readonly calls: number; readonly wrong: string[] } => {
  const calls = db.prepare<[], StoredCall>('select * from call order by id').iterate()
  const sightings = db.prepare<[], SightingRow & { callId: number }>(selectAllSightings).all()
  const byCall = Map.groupBy(sightings, ({ callId }) => callId)
  const wrong: string[] = []
  let count = 0
  for (const stored of calls) {
    count += 1
    if (!isSame(stored, byCall.get(stored.id) ?? [], price)) wrong.push(stored.key)
  }
  return { calls: count, wrong }
}
