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

const insertStub = `
  insert into call (key, session_id, file_id, subagent, model, at, input, output, cache_write_5m,
    cache_write_1h, cache_read, web_searches, finalised, records)
  values (?, 0, 0, 0, '', 0, 0, 0, 0, 0, 0, 0, 0, 0) returning id`

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

/** The row id of a call's key, made when it is new. */
export const callIdOf = (sql: Statements, key: string): { id: number; isNew: boolean } => {
  const known = sql.get<{ id: number }>('select id from call where key = ?', key)
  const row = known ?? sql.get<{ id: number }>(insertStub, key)
  if (!row) throw new Error('a call just added is not there')
  return { id: row.id, isNew: !known }
}

/** The file a batch comes from, as far as ownership is decided by it. */
export interface SightingFile {
  readonly path: string
  readonly sessionId: string
  readonly sessionRow: number
  readonly subagent: number
}

type SeenBy = OwnedSighting & Pick<SightingFile, 'sessionRow' | 'subagent'>

const writeCall = (
  sql: Statements,
  rollup: RollupChange,
  price: PriceCall,
  callId: number,
  seen: readonly SeenBy[],
): void => {
  const merged = mergeCall(seen)
  const owner = seen.find((one) => one.fileId === merged?.owner.fileId)
  if (!merged || !owner) {
    sql.run('delete from call where id = ?', callId)
    return
  }
  const counted = { ...merged, sessionId: owner.sessionRow, costNano: price(merged) }
  // A mirror stands in the parent's file but tells of a subagent's call.
  const subagent = owner.subagent === 1 || merged.mirror
  rollup.add({ ...counted, subagent })
  sql.run(updateCall, {
    ...pick(counted),
    id: callId,
    fileId: owner.fileId,
    subagent: bit(subagent),
    finalised: bit(merged.finalised),
  })
}

/** Writes a call that one file alone holds so far; saves reading back what was just written. */
export const writeNewCall = (
  sql: Statements,
  rollup: RollupChange,
  price: PriceCall,
  callId: number,
  sighting: Sighting,
  file: SightingFile,
): void => {
  putSighting(sql, callId, sighting)
  writeCall(sql, rollup, price, callId, [{ ...sighting, ...file }])
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
export const addSighting = (sql: Statements, callId: number, sighting: Sighting): void => {
  const before = sql.get<SightingRow>(
    `${selectSightings} and s.file_id = ?`,
    callId,
    sighting.fileId,
  )
  putSighting(sql, callId, before ? mergeSightings(sightingOf(before), sighting) : sighting)
}
