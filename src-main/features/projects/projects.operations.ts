import type { QueryHandlers } from '#main/features/handlers.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { listProjects } from './projects.queries.ts'

/** Handlers of the projects. */
export const projectsQueries: QueryHandlers<'projects'> = {
  'projects.list': async (input, { index }) => ({
    rows: await listProjects(index, resolveFilter(input)),
  }),
}
