import type { QueryHandlers } from '#main/features/handlers.ts'
import { type ResolvedFilter, resolveFilter } from '#main/store/usage.ts'
import type { Filter } from '#schema/filter.ts'
import { listProviders, recentProjects } from './project-lists.ts'
import { listProjects } from './projects.queries.ts'
import { currentProject, selectByDir, selectByPath } from './select-project.ts'

/** A filter that lets one project pass. */
const onlyProject = ({ key, ...filter }: Filter & { readonly key: string }): ResolvedFilter =>
  resolveFilter({ ...filter, project: [key] })

/** What knows prices and weeks: no part of the first answers, and loaded with its first question. */
export const laterProjects = {
  documented: () => import('./documented-projects.ts'),
  detail: () => import('./project-detail.queries.ts'),
  prompts: () => import('./project-prompts.queries.ts'),
  tools: () => import('./project-tools.queries.ts'),
  weeks: () => import('./project-weeks.queries.ts'),
}

/** Handlers of the projects. */
export const projectsQueries: QueryHandlers<'projects'> = {
  'projects.list': async (input, { index }) => ({
    rows: await listProjects(index, resolveFilter(input)),
  }),
  'projects.documented': async (input, context) =>
    (await laterProjects.documented()).documentedProjects(context, input),
  'projects.recent': (_, { index }) => recentProjects(index),
  'projects.providers': (_, { index }) => listProviders(index),
  'projects.detail': async (input, context) =>
    (await laterProjects.detail()).projectDetail(context, input.key, onlyProject(input)),
  'projects.prompts': async (input, { index }) => {
    const { projectPrompts } = await laterProjects.prompts()
    return await projectPrompts(index, onlyProject(input), input.limit)
  },
  'projects.tools': async (input, context) =>
    (await laterProjects.tools()).projectTools(context, onlyProject(input)),
  'projects.weeks': async ({ key }, { index }) =>
    (await laterProjects.weeks()).projectWeeks(index, key),
  'projects.current': (_, context) => currentProject(context),
  'projects.select': ({ project_path }, context) => selectByPath(context, project_path),
  'projects.selectByDir': ({ dir_name }, context) => selectByDir(context, dir_name),
}
