import { sql } from 'kysely'
import { keepBySession } from './kept-by-session.ts'
import type { IndexReader } from './read-store.ts'
import { carriesTag } from './tagged-sessions.ts'
import type { ResolvedFilter } from './usage.ts'
import { quarterMs } from './write-rollup.ts'

/** Calls of one session that used the same tools the same number of times. */
export interface ToolSet {
  /** UTC ms at which their quarter hour begins: a filter decides on it, as in the rollup. */
  readonly quarter: number
  readonly model: string
  /** The name of each use, equal names together. */
  readonly names: readonly string[]
  readonly calls: number
  readonly costNano: number
  readonly unpriced: number
}

const between = '\u001f'

const quarter = sql<number>`(c.at - c.at % ${sql.lit(quarterMs)})`

/** The same few names come again and again, and stand in memory once. */
const createNames = () => {
  const known = new Map<string, readonly string[]>()
  return (joined: string): readonly string[] => {
    const names = known.get(joined) ?? joined.split(between)
    known.set(joined, names)
    return names
  }
}

/** From so many sessions on it is quicker to look at the calls of all than of each. */
const many = 100
const most = 5000

/**
 * Of some sessions. What stands in the file that owns the call is counted, so that a copy of a
 * session adds nothing.
 */
const readSets = async (
  index: IndexReader,
  rows: readonly number[],
): Promise<ReadonlyMap<number, readonly ToolSet[]>> => {
  const uses = index
    .selectFrom('call as c')
    .innerJoin('tool_call as t', (join) =>
      join.onRef('t.call_id', '=', 'c.id').onRef('t.file_id', '=', 'c.file_id'),
    )
    .$if(rows.length < many, (query) => query.where('c.session_id', 'in', rows))
    .where('t.call_id', 'is not', null)
    .where('t.name', 'is not', null)
    .select([
      'c.session_id as session',
      'c.model',
      'c.cost_nano',
      quarter.as('quarter'),
      sql<string>`group_concat(t.name, ${between})`.as('names'),
    ])
    .groupBy(['t.call_id', 't.file_id'])
    .as('u')
  const found = await index
    .selectFrom(uses)
    .select([
      'u.session',
      'u.quarter',
      'u.model',
      'u.names',
      sql<number>`count(*)`.as('calls'),
      sql<number>`coalesce(sum(u.cost_nano), 0)`.as('costNano'),
      sql<number>`sum(u.cost_nano is null)`.as('unpriced'),
    ])
    .groupBy(['u.session', 'u.quarter', 'u.model', 'u.names'])
    .execute()
  const namesOf = createNames()
  const sets = new Map<number, ToolSet[]>(rows.map((row) => [row, []]))
  for (const { session, names, ...sums } of found)
    sets.get(session)?.push({ ...sums, names: namesOf(names) })
  return sets
}

const setsOfSessions = keepBySession(readSets, most)

/**
 * Calls that pass, by session, quarter hour, model and the tools they used; those without any are
 * absent. What was read of a session is kept until something is written of it.
 */
export const toolSets = async (
  index: IndexReader,
  { from, to, project, model, provider, tag }: ResolvedFilter,
): Promise<ToolSet[]> => {
  const sessions = await index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
    .select(['s.id as row', 's.revision'])
    .execute()
  const known = await setsOfSessions(index, sessions)
  const models = new Set(model)
  const passes = (set: ToolSet): boolean =>
    set.quarter >= (from ?? set.quarter) &&
    set.quarter < (to ?? Number.POSITIVE_INFINITY) &&
    (models.size === 0 || models.has(set.model))
  return sessions.flatMap(({ row }) => known.get(row)?.filter(passes) ?? [])
}
