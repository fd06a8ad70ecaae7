import { sql } from 'kysely'
import { tooLong } from '#main/ingest/split-lines.ts'
import { type AuditScope, callRecords, leftOutRecords, problemLines } from '#main/store/audit.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { AuditRow } from '#schema/audit.ts'
import type { Output, Parsed } from '#schema/operations.ts'
import { countParts, scopeOf } from './totals.queries.ts'

type Part = Parsed<'audit.rows'>['part']

interface Page {
  readonly offset: number
  readonly limit: number
}

const nullIfEmpty = (text: string): string | null => (text === '' ? null : text)

const whyOf = (part: Part, records: number, isElsewhere: boolean): string => {
  if (part === 'counted')
    return records === 1
      ? 'the only record of its call'
      : `the first of ${records} records of its call`
  if (part === 'mirrored') return 'a copy in the parent; the subagent’s own record is counted'
  return isElsewhere
    ? 'a copy; another session counts the call'
    : `one of ${records} records of a call that is counted once`
}

const callRows = async (
  index: IndexReader,
  scope: AuditScope,
  part: Part,
  { offset, limit }: Page,
): Promise<AuditRow[]> => {
  const rows = await callRecords(index, scope)
    .innerJoin('message as m', 'm.id', 'r.id')
    .innerJoin('call as c', 'c.id', 'm.call_id')
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .innerJoin('session as s', 's.id', 'm.session_id')
    .innerJoin('session as q', 'q.id', 'c.session_id')
    .select([
      's.session_id as sessionId',
      'f.path',
      'm.file_id as fileId',
      'm.byte_offset as byteOffset',
      'm.byte_length as byteLength',
      'm.agent_id as agentId',
      'm.uuid',
      sql<number>`coalesce(m.at, c.at)`.as('at'),
      'c.model',
      'c.records',
      'q.session_id as owner',
    ])
    .where('r.part', '=', part as 'counted')
    .orderBy('r.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ records, agentId, ...row }) => ({
    ...row,
    agentId: nullIfEmpty(agentId),
    why: whyOf(part, records, row.owner !== row.sessionId),
  }))
}

const leftRows = async (
  index: IndexReader,
  scope: AuditScope,
  part: 'replayed' | 'synthetic',
  { offset, limit }: Page,
): Promise<AuditRow[]> => {
  const rows = await leftOutRecords(index, scope)
    .select([
      's.session_id as sessionId',
      'f.path',
      'l.file_id as fileId',
      'l.byte_offset as byteOffset',
      'l.byte_length as byteLength',
      'f.agent_id as agentId',
      sql<string | null>`coalesce(l.first_uuid, l.uuid)`.as('uuid'),
      'l.at',
    ])
    .where('l.reason', '=', part)
    .orderBy('l.file_id')
    .orderBy('l.byte_offset')
    .limit(limit)
    .offset(offset)
    .execute()
  const why =
    part === 'replayed'
      ? 'written again; its first writing is kept'
      : 'a stand-in that the agent wrote itself; no model was called'
  return rows.map((row) => ({ ...row, model: null, owner: null, why }))
}

const problemRows = async (
  index: IndexReader,
  scope: AuditScope,
  part: 'unparsable' | 'tooLong',
  { offset, limit }: Page,
): Promise<AuditRow[]> => {
  const rows = await problemLines(index, scope)
    .select([
      's.session_id as sessionId',
      'f.path',
      'b.file_id as fileId',
      'b.byte_offset as byteOffset',
      'f.agent_id as agentId',
      'b.reason as why',
    ])
    .where('b.reason', part === 'tooLong' ? '=' : '<>', tooLong)
    .orderBy('b.file_id')
    .orderBy('b.byte_offset')
    .limit(limit)
    .offset(offset)
    .execute()
  const unknown = { byteLength: null, uuid: null, at: null, model: null, owner: null }
  return rows.map((row) => ({ ...row, ...unknown }))
}

const rowsOf = (
  index: IndexReader,
  scope: AuditScope,
  part: Part,
  page: Page,
): Promise<AuditRow[]> => {
  switch (part) {
    case 'counted':
    case 'duplicate':
    case 'mirrored':
      return callRows(index, scope, part, page)
    case 'replayed':
    case 'synthetic':
      return leftRows(index, scope, part, page)
    case 'unparsable':
    case 'tooLong':
      return problemRows(index, scope, part, page)
  }
}

/** A page of the records behind a total, or of those left out of it. */
export const auditRows = async (
  index: IndexReader,
  input: Parsed<'audit.rows'>,
): Promise<Output<'audit.rows'>> => {
  const scope = scopeOf(input)
  const parts = await countParts(index, scope)
  return {
    rows: await rowsOf(index, scope, input.part, input),
    total: parts.get(input.part)?.records ?? 0,
  }
}
