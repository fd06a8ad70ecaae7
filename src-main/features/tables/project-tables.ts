import { ProjectDay, ProjectPrompt, ProjectTool } from '#schema/project-detail.ts'
import { Project } from '#schema/projects.ts'
import { CategoryRow, KindRow, WeekRow } from '#schema/table-rows.ts'
import { tableOf } from './table.ts'

/** The list of projects, and what one of them shows. */
export const projectTables = {
  projects: tableOf({ source: 'projects.list', row: Project, rows: ({ rows }) => rows }),
  'project-days': tableOf({ source: 'projects.detail', row: ProjectDay, rows: ({ days }) => days }),
  'project-kinds': tableOf({
    source: 'projects.detail',
    row: KindRow,
    rows: ({ kinds }) => kinds,
  }),
  'project-weeks': tableOf({
    source: 'projects.weeks',
    row: WeekRow,
    rows: ({ current, prior }) =>
      [
        { week: 'current', ...current },
        { week: 'prior', ...prior },
      ].map(({ cost, costPerCommand, ...row }) => ({
        ...row,
        costUsd: cost,
        costPerCommandUsd: costPerCommand,
      })),
  }),
  'project-prompts': tableOf({
    source: 'projects.prompts',
    beyond: { limit: Number.MAX_SAFE_INTEGER },
    row: ProjectPrompt,
    rows: ({ rows }) => rows,
  }),
  'project-tools': tableOf({
    source: 'projects.tools',
    row: ProjectTool,
    rows: ({ tools }) => tools,
  }),
  'project-errors': tableOf({
    source: 'projects.tools',
    row: CategoryRow,
    rows: ({ categories }) =>
      categories.map(({ tools, ...row }) => ({
        ...row,
        tools: tools.map(({ name, errors }) => `${name} ${errors}`),
      })),
  }),
} as const
