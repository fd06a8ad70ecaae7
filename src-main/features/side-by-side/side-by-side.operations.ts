import type { QueryHandlers } from '#main/features/handlers.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { compareModels } from './models.queries.ts'
import { compareSessions } from './sessions.queries.ts'

/** Handlers of what stands side by side. */
export const sideBySideQueries: QueryHandlers<'sideBySide'> = {
  'sideBySide.sessions': (input, { index }) => compareSessions(index, input),
  'sideBySide.models': async (input, { index }) => ({
    rows: await compareModels(index, resolveFilter(input)),
  }),
}
