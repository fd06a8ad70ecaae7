import { sql } from 'kysely'
import type { IndexReader } from './read-store.ts'
import type { ResolvedFilter } from './usage.ts'
import { quarterMs } from './write-rollup.ts'

/** Calls that used the same tools the same number of times. */
export interface ToolSet {
  /** The name of each use, equal names together. */
  readonly names: readonly string[]
  readonly calls: number
  readonly costNano: number
  readonly unpriced: number
}

const between = '\u001f'

/** The quarter hour of a call: a filter decides on it, as in the rollup. */
const quarter = sql<number>`(c.at - c.at % ${sql.lit(quarterMs)})`

/**
 * Calls that pass, by the tools they used; those without any are absent. What stands in the file
 * that owns the call is counted, so that a copy of a session adds nothing. Read from the index of
 * tool calls by call alone: rows of the table are too wide to read all.
 */
export const toolSets = async (
  index: IndexReader,
  { from, to, project, model, provider }: ResolvedFilter,
): Promise<ToolSet[]> => {
  const uses = index
    .selectFrom('tool_call as t')
    .where('t.call_id', 'is not', null)
    .where('t.name', 'is not', null)
    .select(['t.call_id', 't.file_id', sql<string>`group_concat(t.name, ${between})`.as('names')])
    .groupBy(['t.call_id', 't.file_id'])
    .as('u')
  const rows = await index
    .selectFrom(uses)
    .innerJoin('call as c', (join) =>
      join.onRef('c.id', '=', 'u.call_id').onRef('c.file_id', '=', 'u.file_id'),
    )
    .innerJoin('session as s', 's.id', 'c.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(from !== null, (query) => query.where(quarter, '>=', from ?? 0))
    .$if(to !== null, (query) => query.where(quarter, '<', to ?? 0))
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(model.length > 0, (query) => query.where('c.model', 'in', model))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .select([
      'u.names',
      sql<number>`count(*)`.as('calls'),
      sql<number>`coalesce(sum(c.cost_nano), 0)`.as('costNano'),
      sql<number>`sum(c.cost_nano is null)`.as('unpriced'),
    ])
    .groupBy('u.names')
    .execute()
  return rows.map(({ names, ...sums }) => ({ ...sums, names: names.split(between) }))
}
