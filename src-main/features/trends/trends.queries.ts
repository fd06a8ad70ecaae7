import { sql } from 'kysely'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { type SessionFigures, sessionFigures } from '#main/store/session-figures.ts'
import type { RepoFacts } from './match-repos.ts'
import type { TrendDays } from './trend-days.ts'

/** What the calls of one session come to. */
interface CallSums {
  readonly input: number
  readonly output: number
  readonly cacheWrite: number
  readonly cacheRead: number
  readonly costNano: number
  readonly unpriced: number
  readonly unfinalised: number
}

/** A session of a period with all that trends add up. */
export interface TrendSession extends RepoFacts, CallSums {
  /** UTC ms of its first record, which decides its day. */
  readonly firstAt: number
  readonly figures: SessionFigures
}

/** Sessions that began in a period: those with a transcript, and subagents' files that have calls. */
const sessionsOf = (index: IndexReader, { from, to }: TrendDays) => {
  const sums = index
    .selectFrom('rollup as r')
    .innerJoin('session as began', 'began.id', 'r.session_id')
    .where('began.first_at', '>=', from)
    .where('began.first_at', '<', to)
    .select([
      'r.session_id as session_row',
      sql<number>`sum(r.calls)`.as('calls'),
      sql<number>`sum(r.input)`.as('input'),
      sql<number>`sum(r.output)`.as('output'),
      sql<number>`sum(r.cache_write_5m + r.cache_write_1h)`.as('cache_write'),
      sql<number>`sum(r.cache_read)`.as('cache_read'),
      sql<number>`sum(r.cost_nano)`.as('cost_nano'),
      sql<number>`sum(r.unpriced)`.as('unpriced'),
      sql<number>`sum(r.unfinalised)`.as('unfinalised'),
    ])
    .groupBy('r.session_id')
    .as('u')
  return index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .leftJoin(sums, 'u.session_row', 's.id')
    .where('s.first_at', '>=', from)
    .where('s.first_at', '<', to)
    .where((where) => where.or([where('s.has_main', '=', 1), where('u.calls', '>', 0)]))
    .select([
      's.id as row',
      's.revision',
      sql<number>`s.first_at`.as('firstAt'),
      'p.key',
      sql<number>`s.git_branch is not null`.as('hasBranch'),
      sql<number>`coalesce(u.input, 0)`.as('input'),
      sql<number>`coalesce(u.output, 0)`.as('output'),
      sql<number>`coalesce(u.cache_write, 0)`.as('cacheWrite'),
      sql<number>`coalesce(u.cache_read, 0)`.as('cacheRead'),
      sql<number>`coalesce(u.cost_nano, 0)`.as('costNano'),
      sql<number>`coalesce(u.unpriced, 0)`.as('unpriced'),
      sql<number>`coalesce(u.unfinalised, 0)`.as('unfinalised'),
    ])
    .orderBy('s.first_at')
    .execute()
}

/** The sessions of a period that pass, oldest first. */
export const trendSessions = async (
  index: IndexReader,
  days: TrendDays,
  passes: (session: RepoFacts) => boolean,
): Promise<TrendSession[]> => {
  const names = await projectNames(index)
  const rows = (await sessionsOf(index, days))
    .map((row) => ({
      ...row,
      name: names.get(row.key) ?? row.key,
      hasBranch: row.hasBranch === 1,
    }))
    .filter(passes)
  const figures = await sessionFigures(index, rows)
  return rows.flatMap((row) => {
    const own = figures.get(row.row)
    return own ? [{ ...row, figures: own }] : []
  })
}
