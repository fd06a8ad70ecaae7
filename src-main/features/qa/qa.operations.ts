import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { onePair, pageOfPairs, pairStats } from './documented.ts'
import { listPairs } from './list.queries.ts'

/** Handlers that read questions and answers. */
export const qaQueries: QueryHandlers<'qa'> = {
  'qa.list': (input, context) => listPairs(context, input),
  'qa.documented': (input, context) => pageOfPairs(context, input),
  'qa.stats': (_, context) => pairStats(context),
  'qa.one': ({ qa_id }, context) => onePair(context, qa_id),
}

/** Handlers that make them. */
export const qaCommands: CommandHandlers<'qa'> = {
  'qa.reindex': async (_, { reindexInsights, insightTotals }) => {
    const startedAt = performance.now()
    await reindexInsights()
    const { projects, pairs } = await insightTotals()
    return {
      projects_indexed: projects,
      total_qa_indexed: pairs,
      elapsed_ms: performance.now() - startedAt,
    }
  },
}
