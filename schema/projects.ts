import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'
import { UsageTotals } from './usage.ts'

/** Where work happened: a git top level, a working directory, or a bare config folder name. */
export const Project = z.object({
  key: z.string().describe('stable identity, used in filters and links'),
  name: z.string().describe('last part of the path, made longer where two would be equal'),
  path: z.string().nullable().describe('null where no record says; then only folders are known'),
  dirNames: z.array(z.string()).describe('folders under projects/ it was found in'),
  sessions: z.number().int(),
  lastAt: z.number().nullable().describe('UTC ms of its newest record'),
  usage: UsageTotals,
})
export type Project = z.infer<typeof Project>

/** The project that questions are about where they name none; kept as long as the program runs. */
export const CurrentProject = z.union([
  z.object({ status: z.literal('no_project'), message: z.string() }),
  z.object({
    status: z.literal('active'),
    project_path: z.string().describe('with slashes, without the first one'),
    log_path: z.string().describe('folder of its transcripts'),
    log_dir_name: z.string().describe('its slug: the name of that folder'),
  }),
])
export type CurrentProject = z.infer<typeof CurrentProject>

/** That a project was selected. */
export const SelectedProject = z.object({
  status: z.literal('success'),
  project_path: z.string(),
  log_path: z.string(),
  log_dir_name: z.string(),
  message: z.string(),
})
export type SelectedProject = z.infer<typeof SelectedProject>

/** The name of one folder, which leads nowhere else. */
const DirName = z
  .string({ error: 'Give the name of a folder below projects/' })
  .min(1, 'Give the name of a folder below projects/')
  .max(4096)
  .refine(
    (name) => !/[\\/\0]/.test(name) && name !== '.' && name !== '..',
    'Give the name of one folder, without a path',
  )

const ProjectPath = z
  .string({ error: 'Give the path of a project' })
  .min(1, 'Give the path of a project')
  .max(4096)

/** What can be asked of projects. */
export const projectsOperations = defineOperations({
  'projects.list': {
    summary: 'Projects with their usage, most expensive first',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: z.object({ rows: z.array(Project) }),
    http: { method: 'GET', path: '/api/app/projects', repeated: filterLists },
  },
  'projects.current': {
    summary: 'The project that is selected',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: CurrentProject,
    http: { method: 'GET', path: '/api/project' },
  },
  'projects.select': {
    summary: 'Select a project by its path; its transcripts are found by themselves',
    kind: 'command',
    access: 'local',
    input: z.object({ project_path: ProjectPath }),
    output: SelectedProject,
    http: { method: 'POST', path: '/api/project' },
  },
  'projects.selectByDir': {
    summary: 'Select a project by the folder of its transcripts',
    kind: 'command',
    access: 'local',
    input: z.object({ dir_name: DirName }),
    output: SelectedProject,
    http: { method: 'POST', path: '/api/project-by-dir' },
  },
})
