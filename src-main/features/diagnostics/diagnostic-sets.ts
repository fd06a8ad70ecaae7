import { type Expression, sql } from 'kysely'
import { tooLong } from '#main/ingest/split-lines.ts'
import {
  type AuditScope,
  type CallPart,
  callRecords,
  leftOutRecords,
  problemLines,
} from '#main/store/audit.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { resolveFilter } from '#main/store/usage.ts'
import type { DiagnosticSet } from '#schema/diagnostics.ts'

/** Which rows a question is about. */
export interface Scope {
  /** Id of a session; null: all of them. */
  readonly session: string | null
  /** A kind of record or a model; null: every one. */
  readonly what: string | null
}

/** A row as a set gives it; the record it stands at is worked out once it is known to be shown. */
export interface SetRow {
  readonly fileId: number
  /** A call whose first record in the file is meant, where no offset is given. */
  readonly callId: number | null
  readonly byteOffset: number | null
  readonly at: number | null
  readonly what: string
  readonly records: number
}

const nothing = sql<number | null>`cast(null as integer)`
const one = sql<number>`1`

const auditScope = ({ session }: Scope): AuditScope => ({ ...resolveFilter({}), session })

const recordsOfCalls = (part: CallPart) => (index: IndexReader, scope: Scope) =>
  callRecords(index, auditScope(scope))
    .innerJoin('message as m', 'm.id', 'r.id')
    .innerJoin('call as c', 'c.id', 'm.call_id')
    .where('r.part', '=', part as 'counted')
    .select([
      'm.file_id as fileId',
      nothing.as('callId'),
      'm.byte_offset as byteOffset',
      sql<number | null>`coalesce(m.at, c.at)`.as('at'),
      'c.model as what',
      one.as('records'),
    ])

const leftOut = (reason: 'replayed' | 'synthetic') => (index: IndexReader, scope: Scope) =>
  leftOutRecords(index, auditScope(scope))
    .where('l.reason', '=', reason)
    .select([
      'l.file_id as fileId',
      nothing.as('callId'),
      'l.byte_offset as byteOffset',
      'l.at',
      sql<string>`l.reason`.as('what'),
      one.as('records'),
    ])

const problems = (isLong: boolean) => (index: IndexReader, scope: Scope) =>
  problemLines(index, auditScope(scope))
    .where('b.reason', isLong ? '=' : '<>', tooLong)
    .select([
      'b.file_id as fileId',
      nothing.as('callId'),
      'b.byte_offset as byteOffset',
      nothing.as('at'),
      'b.reason as what',
      one.as('records'),
    ])

/** A row for each kind and file, at the first of its records there. */
const drift = (index: IndexReader, { session, what }: Scope) =>
  index
    .selectFrom('unknown_record as u')
    .innerJoin('file as f', 'f.id', 'u.file_id')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
    .$if(what !== null, (query) => query.where('u.kind', '=', what ?? ''))
    .select([
      'u.file_id as fileId',
      nothing.as('callId'),
      'u.first_offset as byteOffset',
      nothing.as('at'),
      'u.kind as what',
      'u.records',
    ])

const calls = (isUnpriced: boolean) => (index: IndexReader, scope: Scope) =>
  index
    .selectFrom('call as c')
    .innerJoin('session as s', 's.id', 'c.session_id')
    .where('c.records', '>', 0)
    .$if(isUnpriced, (query) => query.where('c.cost_nano', 'is', null))
    .$if(!isUnpriced, (query) => query.where('c.finalised', '=', 0))
    .$if(scope.session !== null, (query) => query.where('s.session_id', '=', scope.session ?? ''))
    .$if(scope.what !== null, (query) => query.where('c.model', '=', scope.what ?? ''))
    .select([
      'c.file_id as fileId',
      'c.id as callId',
      nothing.as('byteOffset'),
      'c.at',
      'c.model as what',
      'c.records',
    ])

const files = (index: IndexReader, { session }: Scope) =>
  index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
    .select([
      'f.id as fileId',
      nothing.as('callId'),
      nothing.as('byteOffset'),
      's.last_at as at',
      sql<string>`case f.kind when 'main' then 'session' else f.kind end`.as('what'),
      sql<number>`f.lines + f.pending_line`.as('records'),
    ])

/** The rows of each set, unordered. */
export const rowsOf: Readonly<
  Record<DiagnosticSet, (index: IndexReader, scope: Scope) => Expression<unknown>>
> = {
  duplicate: recordsOfCalls('duplicate'),
  mirrored: recordsOfCalls('mirrored'),
  replayed: leftOut('replayed'),
  synthetic: leftOut('synthetic'),
  unparsable: problems(false),
  tooLong: problems(true),
  drift,
  unfinalised: calls(false),
  unpriced: calls(true),
  files,
}
