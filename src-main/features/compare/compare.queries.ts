import { sql } from 'kysely'
import { documentPeriod, periodFilter } from '#main/analysis/document-period.ts'
import { documentProvider } from '#main/analysis/document-provider.ts'
import { type ModelFigures, modelFigures } from '#main/analysis/model-figures.ts'
import { slugOf } from '#main/analysis/project-slug.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { filteredUsage, type ResolvedFilter, usageSums } from '#main/store/usage.ts'
import type { ModelComparison } from '#schema/compare.ts'
import type { Parsed } from '#schema/operations.ts'

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

/** As documented, where a figure without anything to divide by is 0. */
const describe = ({ rows: [first], sums, ...figures }: ModelFigures<Row>): ModelComparison => ({
  model: first.model,
  provider: documentProvider(first.provider),
  sessions: figures.sessions,
  calls: sums.calls,
  one_shot_pct: figures.oneShotShare ?? 0,
  retry_rate: figures.retryRate ?? 0,
  cache_hit_rate: figures.cacheHitRate ?? 0,
  cost_per_call: figures.costPerCall ?? 0,
  cost_per_session: figures.costPerSession ?? 0,
  total_cost: sums.cost_nano / 1e9,
  total_tokens:
    sums.input + sums.output + sums.cache_write_5m + sums.cache_write_1h + sums.cache_read,
  unpriced_calls: sums.unpriced,
})

/** Models side by side over a window, most expensive first; throws `bad_value` for an unknown one. */
export const compareModels = async (
  { index, library }: QueryContext,
  input: Parsed<'compare.models'>,
): Promise<ModelComparison[]> => {
  const filter = periodFilter(library, documentPeriod(input.period))
  const rows = (await usageRows(index, filter)).filter((row) => passes(row, input))
  return modelFigures(rows, keyOf).map(describe)
}
