import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import { addCalls, type CallSums, noCalls } from './call-sums.ts'

/** Figures of a rollup's rows under our names. */
const sums = [
  sql<number>`sum(r.calls)`.as('calls'),
  sql<number>`sum(r.input)`.as('input'),
  sql<number>`sum(r.output)`.as('output'),
  sql<number>`sum(r.cache_write_5m + r.cache_write_1h)`.as('cacheCreation'),
  sql<number>`sum(r.cache_read)`.as('cacheRead'),
  sql<number>`sum(r.cost_nano)`.as('costNano'),
  sql<number>`sum(r.unpriced)`.as('unpriced'),
] as const

/** Sums of each session, by its row. */
export const usageBySession = async (index: IndexReader): Promise<Map<number, CallSums>> => {
  const rows = await index
    .selectFrom('rollup as r')
    .select('r.session_id as row')
    .select(sums)
    .groupBy('r.session_id')
    .execute()
  return new Map(rows.map(({ row, ...sum }) => [row, sum]))
}

/** Calls of a quarter hour and a model. */
export interface QuarterUsage {
  /** UTC ms at which the quarter hour begins. */
  readonly quarter: number
  readonly model: string
  readonly sums: CallSums
}

/** Sums by quarter hour and model, oldest first; of all sessions where none are named. */
export const usageByQuarter = async (
  index: IndexReader,
  rows: readonly number[] | null,
): Promise<QuarterUsage[]> => {
  const found = await index
    .selectFrom('rollup as r')
    .select(['r.quarter', 'r.model'])
    .select(sums)
    .$if(rows !== null, (query) => query.where('r.session_id', 'in', rows ?? []))
    .groupBy(['r.quarter', 'r.model'])
    .orderBy('r.quarter')
    .execute()
  return found.map(({ quarter, model, ...sum }) => ({ quarter, model, sums: sum }))
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** Names of days that were asked for: making one takes longer than counting what is on it. */
const dayNames = new Map<number, string>()

/** The day of a time, `YYYY-MM-DD`, with minutes added to UTC. */
export const dayAt = (at: number, offsetMinutes: number): string => {
  const day = Math.floor((at + offsetMinutes * minuteMs) / dayMs)
  const known = dayNames.get(day)
  if (known !== undefined) return known
  const name = new Date(day * dayMs).toISOString().slice(0, 10)
  dayNames.set(day, name)
  return name
}

/** Folds sums by what their rows have in common, in the order in which each first occurs. */
export const foldUsage = <Row extends { readonly sums: CallSums }>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
): Map<string, CallSums> => {
  const found = new Map<string, CallSums>()
  for (const row of rows) {
    const key = keyOf(row)
    found.set(key, addCalls(found.get(key) ?? noCalls, row.sums))
  }
  return found
}
