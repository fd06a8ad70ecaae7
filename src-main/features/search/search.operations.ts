import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { countRecords } from './counts.queries.ts'
import { searchDocumented } from './documented.ts'
import { findRecords } from './find.queries.ts'
import { searchStats } from './stats.ts'

/** Handlers that look for words. */
export const searchQueries: QueryHandlers<'search'> = {
  'search.find': (input, context) => findRecords(context, input),
  'search.counts': (input, context) => countRecords(context, input),
  'search.documented': (input, context) => searchDocumented(context, input),
  'search.stats': (_, context) => searchStats(context),
}

/** Handlers that make the full text. */
export const searchCommands: CommandHandlers<'search'> = {
  'search.reindex': async (_, { reindexTexts }) => {
    const startedAt = performance.now()
    const { projects, records } = await reindexTexts()
    return {
      projects_indexed: projects,
      total_messages_indexed: records,
      elapsed_ms: performance.now() - startedAt,
    }
  },
}
