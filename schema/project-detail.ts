import { z } from 'zod'
import { CostKind } from './cost-screen.ts'
import { Filter } from './filter.ts'
import { defineOperations } from './operation.ts'
import { Project } from './projects.ts'
import { UsageTotals } from './usage.ts'

const count = z.number().int().nonnegative()
const usd = z.number().describe('US dollars')

/** A filter about one project; which one is said by its key alone. */
const OfProject = Filter.omit({ project: true }).extend({
  key: z.string().min(1, 'Name a project').max(4096).describe('of a project, see projects.list'),
})

const lists = ['model', 'provider', 'tag'] as const

/** What a kind of token came to. `webSearches` are no tokens and cost by the piece. */
export const KindCost = z.object({
  kind: CostKind,
  amount: count,
  costUsd: usd.describe('estimated: what calls cost is divided as their list prices are'),
})
/** What a kind of token came to. */
export type KindCost = z.infer<typeof KindCost>

/** One local day of a project; days without calls are absent. */
export const ProjectDay = UsageTotals.extend({ day: z.string() })
/** One local day of a project. */
export type ProjectDay = z.infer<typeof ProjectDay>

/** Headline figures of a project in a period, and what they are made of. */
export const ProjectDetail = z.object({
  project: Project.omit({ usage: true, sessions: true, models: true }).extend({
    sessions: count.describe('of all time'),
  }),
  timezone: z.string(),
  totals: UsageTotals,
  sessions: count.describe('that pass the filter'),
  activeDays: count.describe('local days with at least one call'),
  kinds: z.array(KindCost).describe('adds up to the cost of the priced calls'),
  days: z.array(ProjectDay).describe('oldest first; adds up to the totals'),
})
/** Headline figures of a project in a period. */
export type ProjectDetail = z.infer<typeof ProjectDetail>

/** What one thing asked came to, of the calls that pass, and where it is read. */
export const ProjectPrompt = z.object({
  sessionId: z.string(),
  session: z.string().describe('title of the session, else its id'),
  agentId: z.string().nullable().describe('the subagent that was asked; null: the main agent'),
  uuid: z.string().nullable().describe('of the record it was asked in'),
  at: z.number().nullable().describe('UTC ms'),
  preview: z.string(),
  models: z.array(z.string()),
  steps: count.describe('answers'),
  tools: count,
  errors: count,
  tokens: count.describe('of all kinds'),
  costUsd: usd.nullable().describe('null: every call of it is unpriced'),
})
/** What one thing asked came to. */
export type ProjectPrompt = z.infer<typeof ProjectPrompt>

/** Calls of one tool and how many of them failed. */
export const ProjectTool = z.object({
  name: z.string(),
  calls: count,
  errors: count,
  costUsd: usd.describe('of model calls, each split equally over the tools that it used'),
})
/** Calls of one tool. */
export type ProjectTool = z.infer<typeof ProjectTool>

/** Failed tool calls of one category, and the tools that failed so. */
export const ErrorCategory = z.object({
  name: z.string(),
  errors: count,
  costUsd: usd.describe('estimated: the output of the answer after each'),
  tools: z.array(z.object({ name: z.string(), errors: count })).describe('most errors first'),
})
/** Failed tool calls of one category. */
export type ErrorCategory = z.infer<typeof ErrorCategory>

/** A week of what was asked. The last four are means over the prompts. */
export const ProjectWeek = z.object({
  commands: z.number().describe('as a change: the difference, not per cent'),
  cost: z.number().describe('US dollars'),
  costPerCommand: z.number().describe('US dollars'),
  errorsPerCommand: z.number(),
  toolsPerCommand: z.number(),
  tokensPerCommand: z.number(),
})
/** A week of what was asked. */
export type ProjectWeek = z.infer<typeof ProjectWeek>

/** What can be asked of one project. */
export const projectDetailOperations = defineOperations({
  'projects.detail': {
    summary: 'One project: its totals, its days and its cost by kind of token',
    kind: 'query',
    access: 'local',
    input: OfProject,
    output: ProjectDetail,
    http: { method: 'GET', path: '/api/app/projects/detail', repeated: lists },
  },
  'projects.prompts': {
    summary: 'The most expensive things asked in one project',
    kind: 'query',
    access: 'local',
    input: OfProject.extend({
      limit: z.coerce.number<number>().int().min(1).max(100).default(10),
    }),
    output: z.object({
      total: count.describe('prompts with a call that passes'),
      totalUsd: usd.describe('of all of them'),
      looseUsd: usd.describe('of calls before anything was asked'),
      rows: z.array(ProjectPrompt),
    }),
    http: { method: 'GET', path: '/api/app/projects/prompts', repeated: lists },
  },
  'projects.tools': {
    summary: 'Tools of one project with calls and errors, and its errors by category',
    kind: 'query',
    access: 'local',
    input: OfProject,
    output: z.object({
      calls: count,
      errors: count,
      costUsd: usd.describe('estimated: the output of the answer after each error'),
      tools: z.array(ProjectTool).describe('most called first, at most 100'),
      categories: z.array(ErrorCategory).describe('most errors first'),
    }),
    http: { method: 'GET', path: '/api/app/projects/tools', repeated: lists },
  },
  'projects.weeks': {
    summary: 'The seven days that end with the newest record of a project, and the seven before',
    kind: 'query',
    access: 'local',
    input: z.object({ key: OfProject.shape.key }),
    output: z.object({
      end: z.number().nullable().describe('UTC ms of the newest record; null: none has a time'),
      current: ProjectWeek,
      prior: ProjectWeek,
      change: ProjectWeek.describe('per cent; 0 where there was nothing before'),
    }),
    http: { method: 'GET', path: '/api/app/projects/weeks' },
  },
})
