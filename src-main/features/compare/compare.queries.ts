import { sql } from 'kysely'
import { documentPeriod, periodFilter } from '#main/analysis/document-period.ts'
import { documentProvider } from '#main/analysis/document-provider.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  type ResolvedFilter,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { ModelComparison } from '#schema/compare.ts'
import type { Parsed } from '#schema/operations.ts'

/** Usage of one model in one session, with what is asked of the session. */
const usageRows = (index: IndexReader, filter: ResolvedFilter) =>
  filteredUsage(index, filter)
    .select(['r.session_id as session', 'r.model', 's.provider', 's.dir_name as dirName'])
    .select(['s.prompts', 's.tool_calls as toolCalls', 'p.path as projectPath'])
    .select(usageSums)
    .groupBy([
      ...(['r.session_id', 'r.model', 's.provider', 's.dir_name'] as const),
      ...(['s.prompts', 's.tool_calls', 'p.path'] as const),
    ])
    .orderBy(sql`r.model`)
    .execute()

type Row = Awaited<ReturnType<typeof usageRows>>[number]

const passes = (row: Row, { project, provider }: Parsed<'compare.models'>): boolean =>
  (!provider || documentProvider(row.provider) === documentProvider(provider)) &&
  (!project || project.length === 0 || project.includes(slugOf(row)))

const keyOf = ({ model, provider }: Row): string => `${documentProvider(provider)} ${model}`

const group = <K>(rows: readonly Row[], by: (row: Row) => K): Row[][] => [
  ...Map.groupBy(rows, by).values(),
]

/** The model with the most calls of a session; of equals the first by its name. */
const leaderOf = (session: readonly Row[]): Row | undefined =>
  session.reduce<Row | undefined>(
    (best, row) => (best && best.calls >= row.calls ? best : row),
    undefined,
  )

const isOneShot = (session: readonly Row[]): boolean =>
  session[0]?.prompts === 1 &&
  session[0].toolCalls === 0 &&
  session.reduce((sum, { calls }) => sum + calls, 0) === 1

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

const compareModel = (rows: readonly Row[], led: readonly Row[][]): ModelComparison => {
  const sums = rows.reduce<UsageSums>(addSums, noUsage)
  const written = sums.cache_write_5m + sums.cache_write_1h
  const cost = sums.cost_nano / 1e9
  const answers = led.flat().reduce((sum, { calls }) => sum + calls, 0)
  return {
    model: rows[0]?.model ?? '',
    provider: documentProvider(rows[0]?.provider ?? ''),
    sessions: led.length,
    calls: sums.calls,
    one_shot_pct: ratio(led.filter(isOneShot).length, led.length),
    retry_rate: led.length === 0 ? 0 : answers / led.length - 1,
    cache_hit_rate: ratio(sums.cache_read, sums.cache_read + written),
    cost_per_call: ratio(cost, sums.calls),
    cost_per_session: ratio(cost, led.length),
    total_cost: cost,
    total_tokens: sums.input + sums.output + written + sums.cache_read,
    unpriced_calls: sums.unpriced,
  }
}

/** Models side by side over a window. */
export const compareModels = async (
  { index, library }: QueryContext,
  input: Parsed<'compare.models'>,
): Promise<ModelComparison[]> => {
  const filter = periodFilter(library, documentPeriod(input.period))
  const rows = (await usageRows(index, filter)).filter((row) => passes(row, input))
  const sessions = group(rows, ({ session }) => session)
  const led = Map.groupBy(sessions, (session) => {
    const leader = leaderOf(session)
    return leader ? keyOf(leader) : ''
  })
  return group(rows, keyOf)
    .map((own) => compareModel(own, led.get(own[0] ? keyOf(own[0]) : '') ?? []))
    .sort((a, b) => b.total_cost - a.total_cost || b.total_tokens - a.total_tokens)
}
