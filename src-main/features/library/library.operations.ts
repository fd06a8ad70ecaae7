import type { QueryHandlers } from '#main/features/handlers.ts'
import { archivedFiles, archivedPiece } from './library.queries.ts'

/** Handlers of the archive. */
export const libraryQueries: QueryHandlers<'library'> = {
  'library.files': async ({ of }, context) => ({ rows: await archivedFiles(context, of) }),
  'library.bytes': async (input, { library }) => archivedPiece(library, input),
}
