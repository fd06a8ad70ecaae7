import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'

const dayMs = 86_400_000

/** Rollups with the day, the project and the agent they belong to. */
const usageDays = (index: IndexReader) =>
  index
    .selectFrom('rollup as r')
    .innerJoin('session as s', 's.id', 'r.session_id')
    .select([
      sql<number>`r.quarter / ${sql.lit(dayMs)}`.as('day'),
      'r.model',
      's.project_id',
      sql<string>`(select min(f.provider) from file f where f.session_id = s.id)`.as('provider'),
    ])

const countOf = async (
  index: IndexReader,
  columns: readonly ('day' | 'model' | 'project_id' | 'provider')[],
): Promise<number> => {
  const row = await index
    .selectFrom((from) =>
      from.selectFrom(usageDays(index).as('u')).select(columns).distinct().as('d'),
    )
    .select((column) => column.fn.countAll<number>().as('rows'))
    .executeTakeFirst()
  return row?.rows ?? 0
}

/** Rows of each of the five documented sums over calls. */
export const countMarts = async (index: IndexReader) => ({
  daily: await countOf(index, ['day', 'project_id', 'provider', 'model']),
  session: await countRows(index, 'session'),
  project: await countRows(index, 'project'),
  provider_day: await countOf(index, ['day', 'provider']),
  model_day: await countOf(index, ['day', 'model']),
})

const countRows = async (index: IndexReader, table: 'session' | 'project'): Promise<number> => {
  const row = await index
    .selectFrom(table)
    .select((column) => column.fn.countAll<number>().as('rows'))
    .executeTakeFirst()
  return row?.rows ?? 0
}

/** Counted calls, the greatest of their ids, and how many there are by agent and by price. */
export const countEvents = async (index: IndexReader) => {
  const rows = await index
    .selectFrom('call as c')
    .innerJoin('file as f', 'f.id', 'c.file_id')
    .select([
      'f.provider',
      sql<number>`count(c.cost_nano)`.as('priced'),
      sql<number>`count(*)`.as('total'),
      sql<number>`max(c.id)`.as('maxId'),
    ])
    .where('c.records', '>', 0)
    .groupBy('f.provider')
    .orderBy('f.provider')
    .execute()
  const sum = (figure: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + figure(row), 0)
  const priced = sum((row) => row.priced)
  const unpriced = sum((row) => row.total) - priced
  const sources = { rate_card: priced, unpriced }
  return {
    total: priced + unpriced,
    max_id: Math.max(0, ...rows.map((row) => row.maxId)),
    by_provider: Object.fromEntries(rows.map((row) => [row.provider, row.total])),
    by_cost_source: Object.fromEntries(Object.entries(sources).filter(([, calls]) => calls > 0)),
  }
}
