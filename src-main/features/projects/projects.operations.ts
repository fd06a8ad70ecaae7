import type { QueryHandlers } from '#main/features/handlers.ts'
import { resolveFilter } from '#main/store/usage.ts'
import { documentedProjects } from './documented-projects.ts'
import { listProviders, recentProjects } from './project-lists.ts'
import { listProjects } from './projects.queries.ts'
import { currentProject, selectByDir, selectByPath } from './select-project.ts'

/** Handlers of the projects. */
export const projectsQueries: QueryHandlers<'projects'> = {
  'projects.list': async (input, { index }) => ({
    rows: await listProjects(index, resolveFilter(input)),
  }),
  'projects.documented': (input, context) => documentedProjects(context, input),
  'projects.recent': (_, { index }) => recentProjects(index),
  'projects.providers': (_, { index }) => listProviders(index),
  'projects.current': (_, context) => currentProject(context),
  'projects.select': ({ project_path }, context) => selectByPath(context, project_path),
  'projects.selectByDir': ({ dir_name }, context) => selectByDir(context, dir_name),
}
