import type { QueryHandlers } from '#main/features/handlers.ts'
import { type ResolvedFilter, resolveFilter } from '#main/store/usage.ts'
import type { Filter } from '#schema/filter.ts'
import { documentedProjects } from './documented-projects.ts'
import { projectDetail } from './project-detail.queries.ts'
import { listProviders, recentProjects } from './project-lists.ts'
import { projectPrompts } from './project-prompts.queries.ts'
import { projectTools } from './project-tools.queries.ts'
import { projectWeeks } from './project-weeks.queries.ts'
import { listProjects } from './projects.queries.ts'
import { currentProject, selectByDir, selectByPath } from './select-project.ts'

/** A filter that lets one project pass. */
const onlyProject = ({ key, ...filter }: Filter & { readonly key: string }): ResolvedFilter =>
  resolveFilter({ ...filter, project: [key] })

/** Handlers of the projects. */
export const projectsQueries: QueryHandlers<'projects'> = {
  'projects.list': async (input, { index }) => ({
    rows: await listProjects(index, resolveFilter(input)),
  }),
  'projects.documented': (input, context) => documentedProjects(context, input),
  'projects.recent': (_, { index }) => recentProjects(index),
  'projects.providers': (_, { index }) => listProviders(index),
  'projects.detail': (input, context) => projectDetail(context, input.key, onlyProject(input)),
  'projects.prompts': (input, { index }) => projectPrompts(index, onlyProject(input), input.limit),
  'projects.tools': (input, context) => projectTools(context, onlyProject(input)),
  'projects.weeks': ({ key }, { index }) => projectWeeks(index, key),
  'projects.current': (_, context) => currentProject(context),
  'projects.select': ({ project_path }, context) => selectByPath(context, project_path),
  'projects.selectByDir': ({ dir_name }, context) => selectByDir(context, dir_name),
}
