import type { QueryHandlers } from '#main/features/handlers.ts'
import { type ResolvedFilter, resolveFilter } from '#main/store/usage.ts'
import type { Filter } from '#schema/filter.ts'
import { listProviders, recentProjects } from './project-lists.ts'
import { listProjects } from './projects.queries.ts'
import { currentProject, selectByDir, selectByPath } from './select-project.ts'

/** A filter that lets one project pass. */
const onlyProject = ({ key, ...filter }: Filter & { readonly key: string }): ResolvedFilter =>
  resolveFilter({ ...filter, project: [key] })

/**
 * Handlers of the projects. What knows prices and weeks is no part of the first answers, and is loaded
 * with its first question.
 */
export const projectsQueries: QueryHandlers<'projects'> = {
  'projects.list': async (input, { index }) => ({
    rows: await listProjects(index, resolveFilter(input)),
  }),
  'projects.documented': async (input, context) =>
    (await import('./documented-projects.ts')).documentedProjects(context, input),
  'projects.recent': (_, { index }) => recentProjects(index),
  'projects.providers': (_, { index }) => listProviders(index),
  'projects.detail': async (input, context) =>
    (await import('./project-detail.queries.ts')).projectDetail(
      context,
      input.key,
      onlyProject(input),
    ),
  'projects.prompts': async (input, { index }) => {
    const { projectPrompts } = await import('./project-prompts.queries.ts')
    return await projectPrompts(index, onlyProject(input), input.limit)
  },
  'projects.tools': async (input, context) =>
    (await import('./project-tools.queries.ts')).projectTools(context, onlyProject(input)),
  'projects.weeks': async ({ key }, { index }) =>
    (await import('./project-weeks.queries.ts')).projectWeeks(index, key),
  'projects.current': (_, context) => currentProject(context),
  'projects.select': ({ project_path }, context) => selectByPath(context, project_path),
  'projects.selectByDir': ({ dir_name }, context) => selectByDir(context, dir_name),
}
