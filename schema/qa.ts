import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { Stage } from './ingest.ts'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'

const count = z.number().int().nonnegative()
const whole = (least: number, most: number) => z.coerce.number<number>().int().min(least).max(most)

/** Longest text that can be asked for; what is longer is refused, not cut. */
const longest = 20_000

/**
 * What became of a question: `looped` was asked again twice or more, `resolved` was answered with
 * code, `open` is neither.
 */
export const PairStatus = z.enum(['resolved', 'looped', 'open'])
/** What became of a question. */
export type PairStatus = z.infer<typeof PairStatus>

/** Fenced code of an answer. */
const CodeSnippet = z.object({
  language: z.string().describe('as its fence names it; empty where it names none'),
  code: z.string().describe('at most 2,000 characters'),
})

const Counted = z.object({
  num_attempts: count.describe('answers that were given'),
  resolution_status: PairStatus,
  loop_count: count.describe('times a person said that the answer did not do'),
})

/** A question with its answers, in the words of its document. */
const DocumentedPair = Counted.extend({
  id: z.string().describe('16 hex digits'),
  session_id: z.string(),
  project: z.string().describe('folder name below projects/'),
  question_text: z.string(),
  answer_text: z.string().describe('what followed up stands in it, led by [Follow-up]'),
  code_snippets: z.array(CodeSnippet),
  tools_used: z.array(z.string()),
  timestamp: z.string().describe('ISO 8601, UTC'),
  model: z.string().nullable(),
})
/** A question with its answers, in the words of its document. */
export type DocumentedPair = z.infer<typeof DocumentedPair>

/** A question with the beginning of its answers, as the screen shows it. */
export const QaPair = z.object({
  id: z.string(),
  sessionId: SessionId,
  sessionTitle: z.string().nullable(),
  projectKey: z.string(),
  projectName: z.string(),
  uuid: z.string().nullable().describe('record of the question; null: it has no name'),
  seq: count.describe('its place in its transcript'),
  at: z.number().describe('UTC ms'),
  model: z.string().nullable(),
  question: z.string(),
  isQuestionCut: z.boolean(),
  answer: z.string(),
  isAnswerCut: z.boolean(),
  snippets: z.array(CodeSnippet),
  tools: z.array(z.string()),
  attempts: count,
  loops: count,
  status: PairStatus,
})
/** A question with the beginning of its answers. */
export type QaPair = z.infer<typeof QaPair>

/** What can be asked of questions and their answers. */
export const qaOperations = defineOperations({
  'qa.list': {
    summary: 'Questions with their answers, newest first',
    kind: 'query',
    access: 'local',
    input: Filter.extend({
      q: z.string().max(longest).default('').describe('words in question or answer'),
      status: z.array(PairStatus).max(3).optional().describe('none: all'),
      code: z.stringbool().or(z.boolean()).default(false).describe('only those with code'),
      offset: whole(0, 1_000_000).default(0),
      limit: whole(1, 100).default(20),
    }),
    output: z.object({
      pairs: z.array(QaPair),
      total: count,
      statuses: z.record(PairStatus, count).describe('how many of each, whichever is chosen'),
      readiness: Stage.describe('bytes; as many done as there are: every question is there'),
    }),
    http: { method: 'GET', path: '/api/app/qa', repeated: [...filterLists, 'status'] },
  },
  'qa.documented': {
    summary: 'Questions with their answers, newest first, in pages',
    kind: 'query',
    access: 'local',
    input: z.object({
      project: z.string().max(4096).optional().describe('folder name below projects/'),
      date_from: z.string().max(40).optional().describe('YYYY-MM-DD, UTC, included'),
      date_to: z.string().max(40).optional().describe('YYYY-MM-DD, UTC, included'),
      search: z.string().max(longest).optional().describe('words in question or answer'),
      resolution_status: z.string().max(40).optional().describe('resolved, looped or open'),
      page: z.coerce.number<number>().int().default(1),
      per_page: z.coerce.number<number>().int().default(20).describe('at most 100'),
    }),
    output: z.object({
      results: z.array(DocumentedPair),
      total: count,
      page: count,
      per_page: count,
      total_pages: count,
    }),
    http: { method: 'GET', path: '/api/qa', invalidStatus: 422 },
  },
  'qa.stats': {
    summary: 'How many questions there are, by project',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      total_pairs: count,
      by_project: z.array(z.object({ project: z.string(), count })),
    }),
    http: { method: 'GET', path: '/api/qa/stats' },
  },
  'qa.one': {
    summary: 'A question with its answers',
    kind: 'query',
    access: 'local',
    input: z.object({ qa_id: z.string().max(200) }),
    output: DocumentedPair,
    http: { method: 'GET', path: '/api/qa/:qa_id' },
  },
  'qa.reindex': {
    summary: 'Makes questions and answers anew from all sessions',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({
      projects_indexed: count,
      total_qa_indexed: count,
      elapsed_ms: z.number().nonnegative(),
    }),
    http: { method: 'POST', path: '/api/qa/reindex' },
  },
})
