import {
  type MergedCall,
  mergeCall,
  mergeSightings,
  type OwnedSighting,
  type Sighting,
} from './call.ts'
import type { Statements } from './statements.ts'
import type { CountedCall, RollupChange } from './write-rollup.ts'

/** Answers a call's cost in nanodollars, null when the model is unpriced. */
export type PriceCall = (call: MergedCall) => number | null

/** A row of {@link selectAllSightings}. */
export interface SightingRow
  extends Omit<OwnedSighting, 'mirror' | 'native' | 'finalised' | 'fast' | 'batch' | 'geoUs'> {
  readonly mirror: number
  readonly native: number
  readonly finalised: number
  readonly fast: number
  readonly batch: number
  readonly geoUs: number
  readonly subagent: number
  readonly sessionRow: number
}

interface CallRow extends Omit<CountedCall, 'subagent' | 'finalised'> {
  readonly subagent: number
  readonly finalised: number
}

const selectEvery = `
  select s.file_id as fileId, s.mirror, s.model, s.at, s.ordinal, s.root_session as rootSession, s.native,
    s.input, s.output, s.cache_write_5m as cacheWrite5m, s.cache_write_1h as cacheWrite1h,
    s.cache_read as cacheRead, s.web_searches as webSearches,
    s.linked_searches as linkedSearches, s.finalised, s.fast, s.batch, s.geo_us as geoUs,
    s.records, f.path, f.session_id as sessionRow, f.kind = 'subagent' as subagent,
    p.session_id as sessionId
  from sighting s join file f on f.id = s.file_id join session p on p.id = f.session_id`

const selectSightings = `${selectEvery} where s.call_id = ?`

/** What every file says of every call, with the call it speaks of. */
export const selectAllSightings = selectEvery.replace('select ', 'select s.call_id as callId, ')

const upsertSighting = `
  insert or replace into sighting (call_id, file_id, mirror, model, at, ordinal, root_session,
    native,    input, output, cache_write_5m, cache_write_1h, cache_read, web_searches, linked_searches,
    finalised, fast, batch, geo_us, records)
  values (@callId, @fileId, @mirror, @model, @at, @ordinal, @rootSession, @native, @input, @output,
    @cacheWrite5m, @cacheWrite1h, @cacheRead, @webSearches, @linkedSearches, @finalised, @fast,
    @batch, @geoUs, @records)`

const selectCall = `
  select session_id as sessionId, subagent, model, at, input, output,
    cache_write_5m as cacheWrite5m, cache_write_1h as cacheWrite1h, cache_read as cacheRead,
    web_searches as webSearches, cost_nano as costNano, finalised
  from call where id = ? and records > 0`

const insertCall = `
  insert into call (key, session_id, file_id, subagent, model, at, input, output, cache_write_5m,
    cache_write_1h, cache_read, web_searches, cost_nano, finalised, records)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing returning id`

const updateCall = `
  update call set session_id = @sessionId, file_id = @fileId, subagent = @subagent,
    model = @model, at = @at, input = @input, output = @output, cache_write_5m = @cacheWrite5m,
    cache_write_1h = @cacheWrite1h, cache_read = @cacheRead, web_searches = @webSearches,
    cost_nano = @costNano, finalised = @finalised, records = @records
  where id = @id`

const bit = (flag: boolean): number => (flag ? 1 : 0)

/** A row as what a file says of a call. */
export const sightingOf = (row: SightingRow): SeenBy => ({
  ...row,
  mirror: row.mirror === 1,
  native: row.native === 1,
  finalised: row.finalised === 1,
  fast: row.fast === 1,
  batch: row.batch === 1,
  geoUs: row.geoUs === 1,
})

const putSighting = (sql: Statements, callId: number, sighting: Sighting): void => {
  const { mirror, native, finalised, fast, batch, geoUs } = sighting
  sql.run(upsertSighting, {
    ...sighting,
    callId,
    mirror: bit(mirror),
    native: bit(native),
    finalised: bit(finalised),
    fast: bit(fast),
    batch: bit(batch),
    geoUs: bit(geoUs),
  })
}

/** The row of a call that is known; null for one that is new. */
const knownCall = (sql: Statements, key: string): number | null =>
  sql.get<{ id: number }>('select id from call where key = ?', key)?.id ?? null

/** The file a batch comes from, as far as ownership is decided by it. */
export interface SightingFile {
  readonly path: string
  readonly sessionId: string
  readonly sessionRow: number
  readonly subagent: number
}

type SeenBy = OwnedSighting & Pick<SightingFile, 'sessionRow' | 'subagent'>

/** What all that is seen of a call comes to, with its price and whose it is; null without any. */
const countCall = (price: PriceCall, seen: readonly SeenBy[]) => {
  const merged = mergeCall(seen)
  const owner = seen.find((one) => one.fileId === merged?.owner.fileId)
  if (!merged || !owner) return null
  // A mirror stands in the parent's file but tells of a subagent's call.
  const subagent = owner.subagent === 1 || merged.mirror
  const { fileId, sessionRow } = owner
  return { ...merged, fileId, sessionId: sessionRow, costNano: price(merged), subagent }
}

/** A call of which only copies are left has no row that counts, and no sum either. */
const addToRollup = (rollup: RollupChange, counted: CountedCall & { records: number }): void => {
  if (counted.records > 0) rollup.add(counted)
}

const writeCall = (
  sql: Statements,
  rollup: RollupChange,
  price: PriceCall,
  callId: number,
  seen: readonly SeenBy[],
): void => {
  const counted = countCall(price, seen)
  if (!counted) {
    sql.run('delete from call where id = ?', callId)
    return
  }
  addToRollup(rollup, counted)
  const { fileId, subagent, finalised } = counted
  const bits = { subagent: bit(subagent), finalised: bit(finalised) }
  sql.run(updateCall, { ...pick(counted), id: callId, fileId, ...bits })
}

/**
 * Writes what a file newly says of a call and answers the call's row. Most calls stand in one file
 * alone: these cost two statements and are not read back.
 */
export const writeSighting = (
  sql: Statements,
  rollup: RollupChange,
  price: PriceCall,
  key: string,
  sighting: Sighting,
  file: SightingFile,
): number => {
  const counted = countCall(price, [{ ...sighting, ...file }])
  const made = counted && sql.get<{ id: number }>(insertCall, key, ...callValues(counted))
  if (made) {
    addToRollup(rollup, counted)
    putSighting(sql, made.id, sighting)
    return made.id
  }
  const id = knownCall(sql, key)
  if (id === null) throw new Error('a call just added is not there')
  addSighting(sql, id, sighting)
  recomputeCall(sql, rollup, price, id)
  return id
}

/** Makes a call again from all its sightings and moves its figures in the rollup. */
export const recomputeCall = (
  sql: Statements,
  rollup: RollupChange,
  price: PriceCall,
  callId: number,
): void => {
  const before = sql.get<CallRow>(selectCall, callId)
  if (before) {
    rollup.remove({ ...before, subagent: before.subagent === 1, finalised: before.finalised === 1 })
  }
  writeCall(
    sql,
    rollup,
    price,
    callId,
    sql.all<SightingRow>(selectSightings, callId).map(sightingOf),
  )
}

const callValues = (call: NonNullable<ReturnType<typeof countCall>>) => [
  call.sessionId,
  call.fileId,
  bit(call.subagent),
  call.model,
  call.at,
  call.input,
  call.output,
  call.cacheWrite5m,
  call.cacheWrite1h,
  call.cacheRead,
  call.webSearches,
  call.costNano,
  bit(call.finalised),
  call.records,
]

const pick = (call: Omit<CountedCall, 'subagent'> & { records: number }) => ({
  sessionId: call.sessionId,
  model: call.model,
  at: call.at,
  input: call.input,
  output: call.output,
  cacheWrite5m: call.cacheWrite5m,
  cacheWrite1h: call.cacheWrite1h,
  cacheRead: call.cacheRead,
  webSearches: call.webSearches,
  costNano: call.costNano,
  records: call.records,
})

/** Adds what a file newly says of a call to what it said before. */
const addSighting = (sql: Statements, callId: number, sighting: Sighting): void => {
  const before = sql.get<SightingRow>(
    `${selectSightings} and s.file_id = ?`,
    callId,
    sighting.fileId,
  )
  putSighting(sql, callId, before ? mergeSightings(sightingOf(before), sighting) : sighting)
}
