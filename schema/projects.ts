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
})
