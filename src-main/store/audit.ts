import { sql } from 'kysely'
import type { IndexReader } from './read-store.ts'
import { carriesTag } from './tagged-sessions.ts'
import type { ResolvedFilter } from './usage.ts'

/** A filter, and one session where only that is asked about. */
export interface AuditScope extends ResolvedFilter {
  readonly session: string | null
}

/** Part of a total that a record of a call is in. */
export type CallPart = 'counted' | 'duplicate' | 'mirrored'

/** Progress of a subagent; it may stand in one file with the call that it mirrors. */
const mirrorType = 'progress/agent_progress'

/**
 * What a record of a call is to a total. The first record in the file that owns the call stands for
 * it; a mirror tells of a call whose own record is there.
 */
const callPart = sql<CallPart>`case
  when o.mirror = 0 and (n.mirror = 1 or m.record_type = ${mirrorType}) then 'mirrored'
  when m.file_id = c.file_id and m.seq = o.ordinal then 'counted' else 'duplicate' end`

const withPart = (index: IndexReader) =>
  index
    .selectFrom('message as m')
    .innerJoin('call as c', 'c.id', 'm.call_id')
    .innerJoin('sighting as o', (join) =>
      join.onRef('o.call_id', '=', 'c.id').onRef('o.file_id', '=', 'c.file_id'),
    )
    .innerJoin('sighting as n', (join) =>
      join.onRef('n.call_id', '=', 'c.id').onRef('n.file_id', '=', 'm.file_id'),
    )

/** Records of calls in some sessions with their part, and whether they mirror a call (`mirror`). */
export const sessionCallRecords = (index: IndexReader, sessions: readonly number[]) => {
  const mirror = sql<number>`(n.mirror = 1 or m.record_type = ${mirrorType})`
  const rows = withPart(index)
    .where('m.session_id', 'in', sessions)
    .select(['m.session_id', 'm.byte_length', callPart.as('part'), mirror.as('mirror')])
  return index.selectFrom(rows.as('r'))
}

/** Records of calls that pass, in the order in which they were read, with their part (`part`). */
export const callRecords = (index: IndexReader, scope: AuditScope) => {
  const { from, to, project, model, provider, tag, session } = scope
  const rows = withPart(index)
    .innerJoin('session as s', 's.id', 'm.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(from !== null, (query) => query.where('c.at', '>=', from ?? 0))
    .$if(to !== null, (query) => query.where('c.at', '<', to ?? 0))
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(model.length > 0, (query) => query.where('c.model', 'in', model))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
    .select(['m.id', 'm.byte_length', callPart.as('part')])
  return index.selectFrom(rows.as('r'))
}

/** Records that can be read and count nothing; one without a time passes any period. */
export const leftOutRecords = (index: IndexReader, scope: AuditScope) => {
  const { from, to, project, provider, tag, session } = scope
  return index
    .selectFrom('left_out as l')
    .innerJoin('file as f', 'f.id', 'l.file_id')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(from !== null, (query) =>
      query.where((where) => where.or([where('l.at', '>=', from ?? 0), where('l.at', 'is', null)])),
    )
    .$if(to !== null, (query) =>
      query.where((where) => where.or([where('l.at', '<', to ?? 0), where('l.at', 'is', null)])),
    )
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
}

/** Lines that could not be read; they name neither a model nor a time. */
export const problemLines = (index: IndexReader, scope: AuditScope) => {
  const { project, provider, tag, session } = scope
  return index
    .selectFrom('problem as b')
    .innerJoin('file as f', 'f.id', 'b.file_id')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
}
