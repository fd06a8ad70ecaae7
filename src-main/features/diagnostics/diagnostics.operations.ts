import type { QueryHandlers } from '#main/features/handlers.ts'
import { countFiles, countRows, driftOf, pageOf, scopeOf } from './diagnostics.queries.ts'
import { placeRows } from './place-rows.ts'
import { rewrittenFiles } from './rewritten.ts'

/** Handlers of the questions about how well transcripts were understood. */
export const diagnosticsQueries: QueryHandlers<'diagnostics'> = {
  'diagnostics.get': async (input, stores) => {
    const scope = await scopeOf(stores.index, input)
    const kinds = await driftOf(stores.index, scope)
    const drift = await Promise.all(
      kinds.map(async (kind) => {
        const page = { limit: 1, offset: 0 }
        const rows = await pageOf(stores.index, 'drift', { ...scope, what: kind.kind }, page)
        const [first = null] = await placeRows(stores, rows)
        return { ...kind, first }
      }),
    )
    return { drift, files: await countFiles(stores.index, scope) }
  },
  'diagnostics.rewritten': async (input, stores) =>
    rewrittenFiles(stores, await scopeOf(stores.index, input)),
  'diagnostics.rows': async (input, stores) => {
    const scope = await scopeOf(stores.index, input)
    const page = await pageOf(stores.index, input.set, scope, input)
    const total = await countRows(stores.index, input.set, scope)
    return { total, rows: await placeRows(stores, page) }
  },
}
