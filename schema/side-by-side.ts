import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'
import { UsageTotals } from './usage.ts'

const count = z.number().int().nonnegative()
const share = z.number().describe('0 to 1')
const usd = z.number().nullable().describe('US dollars; null: every call is unpriced')

/** One of two sessions that are compared; figures are of its whole life, subagents included. */
export const ComparedSession = z.object({
  id: SessionId,
  title: z.string().nullable(),
  projectKey: z.string(),
  projectName: z.string(),
  firstAt: z.number().nullable().describe('UTC ms of its earliest record'),
  lastAt: z.number().nullable().describe('UTC ms of its newest record'),
  usage: UsageTotals,
  prompts: count,
  toolCalls: count,
  toolErrors: count.describe('results marked as error; what a person refused is none'),
  models: z.array(UsageTotals.extend({ model: z.string() })).describe('most expensive first'),
  tools: z
    .array(z.object({ name: z.string(), calls: count, errors: count }))
    .describe('most called first; they add up to the calls and errors'),
  files: count.describe('different files that were read or changed'),
})
/** One of two sessions that are compared. */
export type ComparedSession = z.infer<typeof ComparedSession>

/** A file that tools of a session were pointed at. */
export const TouchedFile = z.object({
  path: z.string(),
  reads: count,
  edits: count.describe('with what is written anew'),
})
/** A file that tools of a session were pointed at. */
export type TouchedFile = z.infer<typeof TouchedFile>

/** Files of one session alone: how many, and the first of them. */
export const FileList = z.object({
  total: count,
  rows: z.array(TouchedFile).describe('most edited first, then most read; at most 500'),
})
/** Files of one session alone. */
export type FileList = z.infer<typeof FileList>

/**
 * What a model came to. Calls, tokens and cost are those of the model itself; sessions are those in
 * which it had the most calls. (StackUnderflow's comparison.)
 */
export const ModelSide = z.object({
  model: z.string(),
  usage: UsageTotals,
  sessions: count,
  oneShotShare: share.nullable().describe('of its sessions, those of one prompt and one answer'),
  retryRate: z.number().nullable().describe('answers for each of its sessions, less one'),
  cacheHitRate: share.nullable().describe('cache read ÷ (cache read + written)'),
  costPerCallUsd: usd,
  costPerSessionUsd: usd.describe('null where it led no session too'),
})
/** What a model came to. */
export type ModelSide = z.infer<typeof ModelSide>

/** What can be asked of things side by side. */
export const sideBySideOperations = defineOperations({
  'sideBySide.sessions': {
    summary: 'Two sessions side by side, with the files that one has touched and the other not',
    kind: 'query',
    access: 'local',
    input: z.object({ a: SessionId, b: SessionId }),
    output: z.object({
      a: ComparedSession,
      b: ComparedSession,
      files: z.object({ onlyA: FileList, onlyB: FileList, both: count }),
    }),
    http: { method: 'GET', path: '/api/app/side-by-side/sessions' },
  },
  'sideBySide.models': {
    summary: 'Models side by side, most expensive first',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: z.object({ rows: z.array(ModelSide) }),
    http: { method: 'GET', path: '/api/app/side-by-side/models', repeated: filterLists },
  },
})
