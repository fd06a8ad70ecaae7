import { mergeSightings, type Sighting } from './call.ts'
import type { FileIdentity } from './library.ts'
import type { Statements } from './statements.ts'
import {
  addSighting,
  callIdOf,
  type PriceCall,
  recomputeCall,
  type SightingFile,
  writeNewCall,
} from './write-calls.ts'
import type { MessageTarget } from './write-messages.ts'
import { createRollupChange } from './write-rollup.ts'

interface Searched {
  readonly toolUseId: string
  readonly searches: number
}

/** The model calls of one batch: its records are merged here first, so each is written once. */
export class BatchCalls {
  private readonly sql: Statements
  private readonly ids = new Map<string, number>()
  private readonly added = new Set<number>()
  private readonly sightings = new Map<number, Sighting>()
  private readonly searched: Searched[] = []

  constructor(sql: Statements) {
    this.sql = sql
  }

  /** The row id of a call's key, made when it is new. */
  idOf(key: string): number {
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const { id, isNew } = callIdOf(this.sql, key)
    this.ids.set(key, id)
    if (isNew) this.added.add(id)
    return id
  }

  note(callId: number, sighting: Sighting): void {
    const before = this.sightings.get(callId)
    this.sightings.set(callId, before ? mergeSightings(before, sighting) : sighting)
  }

  noteSearches(searches: readonly Searched[]): void {
    this.searched.push(...searches)
  }

  /** Writes all calls of the batch and moves their figures in the rollup. */
  write(price: PriceCall, file: FileIdentity, target: MessageTarget): void {
    const rollup = createRollupChange(this.sql)
    const session = this.sql.get<{ session_id: string }>(
      'select session_id from session where id = ?',
      target.sessionRow,
    )
    const seenIn: SightingFile = {
      path: file.path,
      sessionId: session?.session_id ?? '',
      sessionRow: target.sessionRow,
      subagent: file.kind === 'subagent' ? 1 : 0,
    }
    for (const [callId, sighting] of this.sightings) {
      if (this.added.has(callId)) {
        writeNewCall(this.sql, rollup, price, callId, sighting, seenIn)
      } else {
        addSighting(this.sql, callId, sighting)
        recomputeCall(this.sql, rollup, price, callId)
      }
    }
    for (const callId of this.linkSearches(target.fileId)) {
      recomputeCall(this.sql, rollup, price, callId)
    }
    rollup.write()
  }

  /** Sums the searches that tool results report into the sighting of the call that asked. */
  private linkSearches(fileId: number): Set<number> {
    const touched = new Set<number>()
    for (const { toolUseId } of this.searched) {
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
