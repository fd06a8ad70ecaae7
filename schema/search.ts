import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { Stage } from './ingest.ts'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'
import { Provider } from './sources.ts'

const count = z.number().int().nonnegative()
const whole = (least: number, most: number) => z.coerce.number<number>().int().min(least).max(most)

/** Longest text that can be asked for; what is longer is refused, not cut. */
const longest = 20_000

/** Who or what said a text: the parts of the full text. */
export const TextKind = z.enum(['prompt', 'answer', 'thinking', 'toolInput', 'toolOutput'])
/** Who or what said a text. */
export type TextKind = z.infer<typeof TextKind>

/** A stretch of a snippet. It is text and nothing else, whatever stands in it. */
export const SnippetPart = z.object({
  text: z.string(),
  isHit: z.boolean().describe('it is what was looked for'),
})
/** A stretch of a snippet. */
export type SnippetPart = z.infer<typeof SnippetPart>

/** A record that holds what was looked for. */
export const SearchHit = z.object({
  id: z.number().describe('row of its record, unique in the index'),
  sessionId: SessionId,
  sessionTitle: z.string().nullable(),
  projectKey: z.string(),
  projectName: z.string(),
  provider: Provider,
  agentId: z.string().nullable().describe('null: it stands in the main transcript'),
  seq: count.nullable().describe('its place in its transcript; null: its uuid names it'),
  uuid: z.string().nullable(),
  at: z.number().nullable().describe('UTC ms'),
  role: z.enum(['user', 'assistant']),
  kind: TextKind.describe('where the words of the snippet stand'),
  model: z.string().nullable(),
  tools: z.array(z.string()).describe('names of the tools it calls or answers'),
  isError: z.boolean().describe('it holds a tool result that is an error'),
  snippet: z.array(SnippetPart),
})
/** A record that holds what was looked for. */
export type SearchHit = z.infer<typeof SearchHit>

/** A value of a filter and how many of the hits that were counted have it. */
const Facet = z.object({ value: z.string(), label: z.string(), hits: count })

/** What a person looks for: typed text, the filter bar, and the parts of the full text. */
const SearchQuestion = Filter.extend({
  q: z.string().max(longest).default('').describe('words, "phrases", begin*, -not, field:value'),
  kind: z.array(TextKind).max(5).optional().describe('only these parts; none: all'),
})

const lists = [...filterLists, 'kind'] as const

const Readiness = Stage.describe('bytes; as many done as there are: every word can be found')

const DocumentedHit = z.object({
  id: z.number(),
  session_id: z.string(),
  project: z.string().describe('folder name below projects/'),
  role: z.string(),
  content: z.string(),
  timestamp: z.string().nullable().describe('ISO 8601, UTC'),
  model: z.string().nullable(),
  tokens_input: count,
  tokens_output: count,
  snippet: z.string().describe('HTML: the text escaped, hits within <mark>'),
})

/** What can be asked of the full text. */
export const searchOperations = defineOperations({
  'search.find': {
    summary: 'Records that hold words, newest first or best match first',
    kind: 'query',
    access: 'local',
    input: SearchQuestion.extend({
      order: z.enum(['newest', 'best']).default('newest'),
      after: z.string().max(200).optional().describe('`next` of the window before'),
      limit: whole(1, 200).default(20),
      ms: whole(1, 1_000)
        .default(1_000)
        .describe('how long to look; what is not found by then is in the next window'),
    }),
    output: z.object({
      hits: z.array(SearchHit).describe('at most `limit`; may be none while `next` is not null'),
      next: z.string().nullable().describe('where to go on; null: that was all'),
      reached: z
        .number()
        .nullable()
        .describe(
          'UTC ms down to which was looked, where the time was up before the window was full',
        ),
      notes: z.array(z.string()).describe('what was typed and could not be used as it was meant'),
      readiness: Readiness,
    }),
    http: { method: 'GET', path: '/api/app/search', repeated: lists },
  },
  'search.counts': {
    summary: 'How many records hold words, and what they have in common',
    kind: 'query',
    access: 'local',
    input: SearchQuestion,
    output: z.object({
      total: count,
      isWhole: z.boolean().describe('false: the newest of them were counted'),
      sessions: count,
      facets: z.object({
        project: z.array(Facet),
        model: z.array(Facet),
        role: z.array(Facet),
        tool: z.array(Facet),
        month: z.array(Facet),
      }),
    }),
    http: { method: 'GET', path: '/api/app/search/counts', repeated: lists },
  },
  'search.documented': {
    summary: 'Messages that hold words, best match first, in pages',
    kind: 'query',
    access: 'local',
    input: z.object({
      q: z.string().max(longest).default(''),
      project: z.string().max(4096).optional(),
      date_from: z.string().max(40).optional().describe('YYYY-MM-DD, UTC, included'),
      date_to: z.string().max(40).optional().describe('YYYY-MM-DD, UTC, included'),
      model: z.string().max(200).optional(),
      role: z.string().max(40).optional().describe('user or assistant'),
      page: z.coerce.number<number>().int().default(1),
      per_page: z.coerce.number<number>().int().default(20).describe('at most 100'),
    }),
    output: z.object({
      results: z.array(DocumentedHit),
      total: count,
      page: count,
      per_page: count,
      total_pages: count,
      query: z.string(),
    }),
    http: { method: 'GET', path: '/api/search', invalidStatus: 422 },
  },
  'search.stats': {
    summary: 'What the full text holds, by project',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      total_messages: count,
      total_projects: count,
      models: z.array(z.string()),
      indexed_projects: z.array(
        z.object({
          project: z.string(),
          indexed_at: z.string().describe('ISO 8601, UTC'),
          message_count: count,
        }),
      ),
    }),
    http: { method: 'GET', path: '/api/search/stats' },
  },
  'search.reindex': {
    summary: 'Makes the full text anew from the library',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({
      projects_indexed: count,
      total_messages_indexed: count,
      elapsed_ms: z.number(),
    }),
    http: { method: 'POST', path: '/api/search/reindex' },
  },
})
