import type { QueryHandlers } from '#main/features/handlers.ts'
import { documentPeriod } from '#main/analysis/document-period.ts'
import { compareModels } from './compare.queries.ts'

/** Handlers of models side by side. */
export const compareQueries: QueryHandlers<'compare'> = {
  'compare.models': async (input, context) => ({
    period: documentPeriod(input.period),
    models: await compareModels(context, input),
    generated: Date.now() / 1000,
  }),
}
