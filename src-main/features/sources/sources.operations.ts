import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { providerNouns } from '#main/ingest/providers/nouns.ts'
import { countFiles } from './sources.queries.ts'

/** Handlers that list the sources. */
export const sourcesQueries: QueryHandlers<'sources'> = {
  'sources.list': async (_, { index, state }) => {
    const files = await countFiles(index)
    return {
      rows: state.roots.map((root) => ({ ...root, files: files.get(root.path) ?? 0 })),
      providers: [...providerNouns],
    }
  },
}

/** Handlers that change the sources. */
export const sourcesCommands: CommandHandlers<'sources'> = {
  'sources.add': async ({ path }, { addRoot }) => ({ rows: await addRoot(path) }),
  'sources.remove': async ({ path }, { removeRoot }) => ({ rows: await removeRoot(path) }),
}
