import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'
import { RecordedCost } from './recorded-cost.ts'
import { Provider } from './sources.ts'
import { UsageTotals } from './usage.ts'

/** Name of a session: the name of its main transcript without `.jsonl`. */
export const SessionId = z.string().min(1).max(255)

/** A title that a person gives to a session. */
export const OwnTitle = z.string().max(500)

/** One session in a list. Usage is that of the calls that pass the filter, subagents included. */
export const SessionSummary = z.object({
  id: SessionId,
  title: z
    .string()
    .nullable()
    .describe("a person's own, else the one set in the agent, by the agent, or the first prompt"),
  titleSource: z
    .enum(['own', 'custom', 'agent', 'prompt'])
    .nullable()
    .describe('own: given here; custom: given by a person in their agent'),
  provider: Provider.describe('the agent that wrote it'),
  projectKey: z.string(),
  projectName: z.string(),
  dirName: z.string().describe('folder of its agent that holds it'),
  firstAt: z.number().nullable().describe('UTC ms of its earliest record'),
  lastAt: z.number().nullable().describe('UTC ms of its newest record'),
  models: z.array(z.string()),
  prompts: z.number().int(),
  messages: z.number().int().describe('records of the main transcript and its subagents'),
  toolCalls: z.number().int(),
  toolErrors: z.number().int().describe('tool results marked as error, rejections not counted'),
  subagents: z.number().int(),
  deletedAtSource: z.boolean().describe('its file is gone; the archive still has it'),
  deletesAt: z
    .number()
    .nullable()
    .describe('UTC ms at which its agent may delete its file; null: it is gone, or stays'),
  isPromptsOnly: z
    .boolean()
    .describe("only its agent's history of prompts tells of it; nothing else was recorded"),
  usage: UsageTotals,
})
export type SessionSummary = z.infer<typeof SessionSummary>

/** A file that belongs to a session. */
export const SessionFile = z.object({
  path: z.string(),
  kind: z.enum(['main', 'subagent']),
  agentId: z.string().nullable(),
  bytes: z.number().int(),
  lines: z.number().int(),
  problems: z.number().int().describe('lines that could not be read'),
  deletedAtSource: z.boolean(),
})
export type SessionFile = z.infer<typeof SessionFile>

/** A prompt as its agent's history tells it. */
export const TypedPrompt = z.object({
  at: z.number().describe('UTC ms'),
  text: z.string(),
  isCut: z.boolean().describe('there is more of it in the archive'),
})
export type TypedPrompt = z.infer<typeof TypedPrompt>

/** All facts of one session. */
export const SessionDetail = SessionSummary.extend({
  cwd: z.string().nullable().describe('its most common working directory'),
  gitBranch: z.string().nullable(),
  agentVersion: z.string().nullable().describe('version of the agent that wrote its newest record'),
  ownUsage: UsageTotals.describe('without subagents'),
  byModel: z.array(UsageTotals.extend({ model: z.string() })),
  recordedCost: RecordedCost.nullable().describe('null: the agent recorded no figure of its own'),
  files: z.array(SessionFile),
})
export type SessionDetail = z.infer<typeof SessionDetail>

/** What sessions are sorted by; `tokens` is the sum of all five kinds. */
export const SessionSort = z.enum([
  'lastAt',
  'firstAt',
  'duration',
  'cost',
  'tokens',
  'messages',
  'prompts',
  'title',
  'project',
])
/** What sessions are sorted by; `tokens` is the sum of all five kinds. */
export type SessionSort = z.infer<typeof SessionSort>

const whole = (least: number, most: number) => z.coerce.number<number>().int().min(least).max(most)

/** What can be asked of sessions and their transcripts. */
export const sessionsOperations = defineOperations({
  'sessions.list': {
    summary: 'Sessions that pass the filter, in windows',
    kind: 'query',
    access: 'local',
    input: Filter.extend({
      q: z.string().max(200).optional().describe('part of a title, prompt, project or id'),
      sort: SessionSort.default('lastAt'),
      order: z.enum(['asc', 'desc']).default('desc'),
      offset: whole(0, 10_000_000).default(0),
      limit: whole(1, 500).default(100),
      ghosts: z
        .enum(['with', 'without'])
        .default('without')
        .describe('whether to list those of which only prompts are left'),
    }),
    output: z.object({
      rows: z.array(SessionSummary),
      total: z.number().int().describe('how many pass the filter'),
      promptsOnly: z.number().int().describe('how many of them have only prompts left'),
      usage: UsageTotals.describe('of all that pass, not of this window alone'),
    }),
    http: { method: 'GET', path: '/api/app/sessions', repeated: filterLists },
  },
  'sessions.get': {
    summary: 'All facts of one session',
    kind: 'query',
    access: 'local',
    input: z.object({ id: SessionId }),
    output: SessionDetail,
    http: { method: 'GET', path: '/api/app/sessions/:id' },
  },
  'sessions.beside': {
    summary: 'The sessions that were active last before and after one',
    kind: 'query',
    access: 'local',
    input: z.object({ id: SessionId }),
    output: z.object({
      newer: SessionId.nullable().describe('null: there is none'),
      older: SessionId.nullable(),
    }),
    http: { method: 'GET', path: '/api/app/sessions/:id/beside' },
  },
  'sessions.setTitle': {
    summary: "Give a session a title of one's own, or take it back",
    kind: 'command',
    access: 'local',
    input: z.object({
      id: SessionId,
      title: OwnTitle.nullable().describe('null or blank: what its agent calls it'),
    }),
    output: z.object({ id: SessionId, title: z.string().nullable().describe("one's own, if any") }),
    http: { method: 'PUT', path: '/api/app/sessions/:id/title' },
  },
  'sessions.ghost': {
    summary: 'Prompts of a session of which nothing else is left',
    kind: 'query',
    access: 'local',
    input: z.object({
      id: SessionId,
      offset: whole(0, 10_000_000).default(0),
      limit: whole(1, 500).default(200),
    }),
    output: z.object({ session: SessionSummary, rows: z.array(TypedPrompt) }),
    http: { method: 'GET', path: '/api/app/sessions/:id/prompts' },
  },
})
