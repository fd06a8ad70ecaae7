import { mergeSightings, type Sighting } from './call.ts'
import type { Statements } from './statements.ts'
import { type PriceCall, recomputeCall, type SightingFile, writeSighting } from './write-calls.ts'
import { createRollupChange, type RollupChange } from './write-rollup.ts'

/** A tool result that reports searches of the web. */
export interface Searched {
  readonly toolUseId: string
  readonly searches: number
}

/** The model calls of one batch: its records are merged here first, so each is written once. */
export class BatchCalls {
  private readonly sql: Statements
  private readonly rollup: RollupChange
  private readonly price: PriceCall
  private readonly sightings = new Map<string, Sighting>()
  private readonly ids = new Map<string, number>()

  constructor(sql: Statements, price: PriceCall) {
    this.sql = sql
    this.price = price
    this.rollup = createRollupChange(sql)
  }

  /** Takes in what a record says of the call under a key. */
  note(key: string, sighting: Sighting): void {
    const before = this.sightings.get(key)
    this.sightings.set(key, before ? mergeSightings(before, sighting) : sighting)
  }

  /** Writes the calls that were noted; from here on each has a row. */
  write(file: SightingFile): void {
    for (const [key, sighting] of this.sightings) {
      this.ids.set(key, writeSighting(this.sql, this.rollup, this.price, key, sighting, file))
    }
  }

  /** The row of a call that was written. */
  idOf(key: string): number | null {
    return this.ids.get(key) ?? null
  }

  /** Adds the searches of the web that tool results report, then moves all figures in the rollup. */
  finish(fileId: number, searches: readonly Searched[]): void {
    for (const callId of this.linkSearches(fileId, searches)) {
      recomputeCall(this.sql, this.rollup, this.price, callId)
    }
    this.rollup.write()
  }

  /** Sums the searches that tool results report into the sighting of the call that asked. */
  private linkSearches(fileId: number, searches: readonly Searched[]): Set<number> {
    const touched = new Set<number>()
    for (const { toolUseId } of searches) {
      const use = this.sql.get<{ call_id: number | null }>(
        'select call_id from tool_call where file_id = ? and tool_use_id = ?',
        fileId,
        toolUseId,
      )
      if (!use?.call_id) continue
      this.sql.run(
        `update sighting set linked_searches = (select sum(searches) from tool_call t
           where t.file_id = sighting.file_id and t.call_id = sighting.call_id)
         where call_id = ? and file_id = ?`,
        use.call_id,
        fileId,
      )
      touched.add(use.call_id)
    }
    return touched
  }
}
