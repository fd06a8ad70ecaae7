import type { IndexReader } from './read-store.ts'
import { carriesTag } from './tagged-sessions.ts'
import { filteredUsage, type ResolvedFilter, usageSums } from './usage.ts'

/**
 * Sessions that pass a filter, with the usage of their passing calls (`u`). A session passes when
 * one of its calls does; where no model is asked for, also when it was active in the period, so
 * that one without calls is not lost. Files of a subagent whose session is unknown make a session
 * only when they have calls.
 */
export const passingSessions = (index: IndexReader, filter: ResolvedFilter) => {
  const usage = filteredUsage(index, filter)
    .select('r.session_id as session_row')
    .select(usageSums)
    .groupBy('r.session_id')
    .as('u')
  return index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .leftJoin(usage, 'u.session_row', 's.id')
    .$if(filter.project.length > 0, (query) => query.where('p.key', 'in', filter.project))
    .$if(filter.provider.length > 0, (query) => query.where('s.provider', 'in', filter.provider))
    .$if(filter.tag.length > 0, (query) => query.where(carriesTag('s.session_id', filter.tag)))
    .where((where) => {
      const hasCalls = where('u.calls', '>', 0)
      if (filter.model.length > 0) return hasCalls
      const active = [
        where('s.has_main', '=', 1),
        ...(filter.to === null ? [] : [where('s.first_at', '<', filter.to)]),
        ...(filter.from === null ? [] : [where('s.last_at', '>=', filter.from)]),
      ]
      return where.or([hasCalls, where.and(active)])
    })
}
