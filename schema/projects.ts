import { z } from 'zod'
import { CurrencyBlock } from './currency.ts'
import { Flag, ProviderNames, Whole } from './documented.ts'
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
  models: z.array(z.string()).describe('of the calls that pass, most used first'),
  usage: UsageTotals,
})
export type Project = z.infer<typeof Project>

/** Figures of one project under their documented names; money in the currency of the answer. */
export const ProjectStats = z.object({
  total_input_tokens: z.number(),
  total_output_tokens: z.number(),
  total_cache_read: z.number(),
  total_cache_write: z.number(),
  total_tokens: z.number().describe('input and output'),
  total_commands: z.number(),
  avg_tokens_per_command: z.number(),
  avg_steps_per_command: z.number().describe('answers, as records'),
  first_message_date: z.string().nullable(),
  last_message_date: z.string().nullable(),
  total_cost: z.number(),
  unpriced_calls: z.number().describe('calls that the cost leaves out'),
})
export type ProjectStats = z.infer<typeof ProjectStats>

const epochSeconds = z.number().describe('epoch seconds; 0 where no record has a time')

/** A project as its document tells of it. */
export const DocumentedProject = z.object({
  dir_name: z.string().describe('its slug: the folder of its transcripts'),
  log_path: z.string(),
  file_count: z.number().describe('sessions'),
  total_size_mb: z.number(),
  last_modified: epochSeconds,
  first_seen: epochSeconds,
  display_name: z.string(),
  in_cache: z.boolean(),
  url_slug: z.string(),
  provider: z.string().describe('agent of its newest session, by its documented name'),
  providers: z.array(z.string()),
  stats: ProjectStats.nullable(),
})

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
  'projects.documented': {
    summary: 'Projects by the folders of their transcripts, sorted and in pages',
    kind: 'query',
    access: 'local',
    input: z.object({
      include_stats: Flag.default(false),
      sort_by: z
        .string()
        .max(100)
        .default('last_modified')
        .describe('last_modified, first_seen, size or name; any other word is last_modified'),
      limit: Whole.optional(),
      offset: Whole.default(0),
      provider: ProviderNames,
    }),
    output: z.object({
      projects: z.array(DocumentedProject),
      total_count: z.number(),
      has_more: z.boolean(),
      cache_status: z.object({ cached_count: z.number(), total_projects: z.number() }),
      currency: CurrencyBlock,
    }),
    http: { method: 'GET', path: '/api/projects', repeated: ['provider'], invalidStatus: 422 },
  },
  'projects.recent': {
    summary: 'The 20 projects that were worked on last, once for each agent',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      projects: z.array(
        z.object({
          dir_name: z.string(),
          log_path: z.string(),
          last_modified: epochSeconds,
          file_count: z.number().describe('always 0, as documented'),
        }),
      ),
      error: z.string().optional().describe('what went wrong, where the list is empty for it'),
    }),
    http: { method: 'GET', path: '/api/recent-projects' },
  },
  'projects.providers': {
    summary: 'Agents in the store with their projects and sessions',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      providers: z.array(
        z.object({
          provider: z.string(),
          project_count: z.number(),
          session_count: z.number(),
        }),
      ),
    }),
    http: { method: 'GET', path: '/api/providers' },
  },
})
