import { holds } from '#schema/transcript/event.ts'
import type { RecordFacts } from '#schema/transcript/facts.ts'
import type { Statements } from './statements.ts'

/** What of a record tells whether it was written before. */
type RecordMark = Pick<RecordFacts, 'uuid' | 'parentUuid' | 'at' | 'recordType' | 'kind' | 'holds'>

/** Where a record stands in its file. */
interface Place {
  readonly offset: number
  readonly length: number
}

/** What is kept of a record that may be written again; no more, since there are many. */
interface Kept extends Pick<RecordFacts, 'parentUuid' | 'at' | 'recordType'> {
  readonly uuid: string
  readonly length: number
}

/**
 * The records of one file by which a replay is told: an agent that compacts twice writes earlier
 * records again, as they were or under new ids. The first writing of a record stands.
 */
export class FileRecords {
  private readonly offsets = new Map<string, number>()
  /** New id of a record that was written again → the id it was first written under. */
  private readonly firsts = new Map<string, string>()
  /** Records before the newest compaction, by all of them that a replay keeps. */
  private readonly compacted = new Map<string, string>()
  private sinceCompaction: Kept[] = []

  /** How much it holds, to keep many of them within bounds. */
  get size(): number {
    return this.offsets.size
  }

  /** The id under which a record was first written. */
  firstOf(uuid: string): string {
    return this.firsts.get(uuid) ?? uuid
  }

  /** Learns that an id stands for a record that was first written under another. */
  alias(uuid: string, first: string): void {
    this.firsts.set(uuid, first)
  }

  /** The id of the same record where it was written before; null for a new one, which is kept. */
  twinOf({ offset, length }: Place, record: RecordMark): string | null {
    const { uuid, parentUuid, at, recordType } = record
    if (uuid === null) return null
    const known = this.offsets.get(uuid)
    // A last line that had no newline yet is read again where it stands.
    if (known !== undefined) return known === offset ? null : uuid
    const kept = { uuid, parentUuid, at, recordType, length }
    const twin = this.firsts.get(uuid) ?? this.twinOfOtherName(kept)
    if (twin !== undefined) {
      this.alias(uuid, twin)
      return twin
    }
    this.offsets.set(uuid, offset)
    this.sinceCompaction.push(kept)
    if (record.kind === 'compaction' && (record.holds & holds.summary) === 0) this.compact()
    return null
  }

  private twinOfOtherName(record: Kept): string | undefined {
    return this.compacted.size === 0 ? undefined : this.compacted.get(this.shapeOf(record) ?? '')
  }

  private compact(): void {
    for (const before of this.sinceCompaction) {
      const shape = this.shapeOf(before)
      if (shape !== null) this.compacted.set(shape, before.uuid)
    }
    this.sinceCompaction = []
  }

  /** All of a record that stays when it is written again under a new id: its time and its parent. */
  private shapeOf({ at, parentUuid, recordType, length }: Kept): string | null {
    if (at === null) return null
    const parent = parentUuid === null ? '' : this.firstOf(parentUuid)
    return `${at} ${length} ${recordType} ${parent}`
  }
}

const selectRecords = `select uuid, parent_uuid as parentUuid, at, record_type as recordType, kind,
  holds, byte_offset as offset, byte_length as length
  from message where file_id = ? and uuid is not null order by byte_offset`

const selectAliases = `select uuid, first_uuid as first from left_out
  where file_id = ? and uuid is not null and first_uuid is not null and uuid <> first_uuid`

const load = (sql: Statements, fileId: number): FileRecords => {
  const records = new FileRecords()
  for (const row of sql.all<{ uuid: string; first: string }>(selectAliases, fileId))
    records.alias(row.uuid, row.first)
  for (const row of sql.all<RecordMark & Place>(selectRecords, fileId)) records.twinOf(row, row)
  return records
}

/** Records of files that may grow soon; more are looked up in the index when they are asked for. */
const mostRecords = 10_000

/** The records of each file, kept in memory for the files read last. */
export class KnownRecords {
  private readonly sql: Statements
  private readonly files = new Map<number, FileRecords>()

  constructor(sql: Statements) {
    this.sql = sql
  }

  of(fileId: number): FileRecords {
    const known = this.files.get(fileId) ?? load(this.sql, fileId)
    this.files.delete(fileId)
    let held = [...this.files.values()].reduce((sum, one) => sum + one.size, known.size)
    for (const [other, { size }] of this.files) {
      if (held <= mostRecords) break
      this.files.delete(other)
      held -= size
    }
    this.files.set(fileId, known)
    return known
  }

  forget(fileId: number): void {
    this.files.delete(fileId)
  }

  /** After work that was taken back, what is in memory may be ahead of the index. */
  clear(): void {
    this.files.clear()
  }
}
