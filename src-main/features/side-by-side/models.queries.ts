import { modelFigures } from '#main/analysis/model-figures.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { filteredUsage, type ResolvedFilter, toUsage, usageSums } from '#main/store/usage.ts'
import type { ModelSide } from '#schema/side-by-side.ts'

const usageRows = (index: IndexReader, filter: ResolvedFilter) =>
  filteredUsage(index, filter)
    .select(['r.session_id as session', 'r.model', 's.prompts', 's.tool_calls as toolCalls'])
    .select(usageSums)
    .groupBy(['r.session_id', 'r.model', 's.prompts', 's.tool_calls'])
    .orderBy('r.model')
    .execute()

/** Models of what passes, whichever agents called them, most expensive first. */
export const compareModels = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<ModelSide[]> =>
  modelFigures(await usageRows(index, filter), ({ model }) => model).map((one) => ({
    model: one.rows[0].model,
    usage: toUsage(one.sums),
    sessions: one.sessions,
    oneShotShare: one.oneShotShare,
    retryRate: one.retryRate,
    cacheHitRate: one.cacheHitRate,
    costPerCallUsd: one.costPerCall,
    costPerSessionUsd: one.costPerSession,
  }))
