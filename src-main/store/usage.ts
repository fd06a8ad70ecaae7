import { sql } from 'kysely'
import { dayRange, hostTimezone } from '#main/lib/days.ts'
import type { Filter } from '#schema/filter.ts'
import type { UsageTotals } from '#schema/usage.ts'
import type { IndexReader } from './read-store.ts'
import { carriesTag } from './tagged-sessions.ts'

/** Sums of the rollup under the names of its columns. */
export interface UsageSums {
  readonly calls: number
  readonly input: number
  readonly output: number
  readonly cache_write_5m: number
  readonly cache_write_1h: number
  readonly cache_read: number
  readonly web_searches: number
  readonly cost_nano: number
  readonly unpriced: number
  readonly unfinalised: number
}

const sumNames = [
  'calls',
  'input',
  'output',
  'cache_write_5m',
  'cache_write_1h',
  'cache_read',
  'web_searches',
  'cost_nano',
  'unpriced',
  'unfinalised',
] as const

/** `sum(r.x) as x` for every figure; 0 where no row passes. */
export const usageSums = sumNames.map((name) =>
  sql<number>`coalesce(sum(${sql.ref(`r.${name}`)}), 0)`.as(name),
)

/** Sums as everybody sees them: money in dollars, null where nothing could be priced. */
export const toUsage = (sums: UsageSums): UsageTotals => ({
  calls: sums.calls,
  inputTokens: sums.input,
  outputTokens: sums.output,
  cacheWrite5mTokens: sums.cache_write_5m,
  cacheWrite1hTokens: sums.cache_write_1h,
  cacheReadTokens: sums.cache_read,
  webSearches: sums.web_searches,
  costUsd: sums.calls > 0 && sums.unpriced === sums.calls ? null : sums.cost_nano / 1e9,
  unpricedCalls: sums.unpriced,
  unfinalisedCalls: sums.unfinalised,
})

/** The sum of no calls. */
export const noUsage: UsageSums = {
  calls: 0,
  input: 0,
  output: 0,
  cache_write_5m: 0,
  cache_write_1h: 0,
  cache_read: 0,
  web_searches: 0,
  cost_nano: 0,
  unpriced: 0,
  unfinalised: 0,
}

/** Adds two sums figure by figure. */
export const addSums = (a: UsageSums, b: UsageSums): UsageSums => {
  const sum = { ...a } as { -readonly [K in keyof UsageSums]: number }
  for (const name of sumNames) sum[name] = a[name] + b[name]
  return sum
}

/** A filter with its zone and its period resolved to UTC milliseconds. */
export interface ResolvedFilter {
  readonly timezone: string
  readonly from: number | null
  readonly to: number | null
  /** Keys, model ids, provider ids, names of tags; none of a kind: all of it. */
  readonly project: readonly string[]
  readonly model: readonly string[]
  readonly provider: readonly string[]
  readonly tag: readonly string[]
}

/** A filter as queries need it; its zone is this machine's where it names none. */
export const resolveFilter = (filter: Filter): ResolvedFilter => {
  const timezone = filter.timezone ?? hostTimezone()
  return {
    timezone,
    ...dayRange(filter.since, filter.until, timezone),
    project: filter.project ?? [],
    model: filter.model ?? [],
    provider: filter.provider ?? [],
    tag: filter.tag ?? [],
  }
}

/** Rollup rows that pass a filter, joined with their session (`s`) and project (`p`). */
export const filteredUsage = (index: IndexReader, filter: ResolvedFilter) => {
  const { from, to, project, model, provider, tag } = filter
  return index
    .selectFrom('rollup as r')
    .innerJoin('session as s', 's.id', 'r.session_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(from !== null, (query) => query.where('r.quarter', '>=', from ?? 0))
    .$if(to !== null, (query) => query.where('r.quarter', '<', to ?? 0))
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(model.length > 0, (query) => query.where('r.model', 'in', model))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
}

/** Sums by project key of the calls that pass. */
export const projectUsage = (index: IndexReader, filter: ResolvedFilter) =>
  filteredUsage(index, filter).select('p.key').select(usageSums).groupBy('p.key').execute()
