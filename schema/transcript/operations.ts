import { z } from 'zod'
import { defineOperations } from '#schema/operation.ts'
import { UsageTotals } from '#schema/usage.ts'
import { MessageKind, TranscriptMessage } from './event.ts'

const id = z.string().min(1).max(255)

/** The main transcript of a session, or that of one of its subagents. */
const Thread = z.object({
  id: id.describe('session'),
  agentId: id.optional().describe('absent: the main transcript'),
})

const whole = (least: number, most: number) => z.coerce.number<number>().int().min(least).max(most)

const seq = whole(0, 100_000_000).describe('place of a record in its transcript, from 0')

/** A place where a person went back and asked anew. */
export const Rewind = z.object({
  seqs: z.array(z.number().int()).describe('records left behind, in order'),
  prompt: z.string().describe('what was asked there, at most 300 characters'),
})
export type Rewind = z.infer<typeof Rewind>

/** Length and shape of a transcript: all that a reader needs to lay it out and filter it. */
export const Outline = z.object({
  kinds: z.array(MessageKind).describe('by seq'),
  holds: z.array(z.number().int()).describe('by seq, bits of `holds`'),
  hosts: z
    .array(z.tuple([z.number().int(), z.number().int()]))
    .describe('records shown inside another: [its seq, seq of the other]'),
  toolNames: z.array(z.string()).describe('names of the tools that are called, each once'),
  tools: z
    .array(z.tuple([z.number().int(), z.number().int()]))
    .describe('calls in order: [seq of the record, place of the name]'),
  rewinds: z.array(Rewind),
})
export type Outline = z.infer<typeof Outline>

/** What a prompt set off, up to the next one. */
export const Turn = UsageTotals.extend({
  seq: z.number().int().describe('the prompt, or the first record where there is none'),
  prompt: z.string().nullable().describe('at most 300 characters; null before the first prompt'),
  at: z.number().nullable(),
  endAt: z.number().nullable().describe('newest record of the turn'),
  models: z.array(z.string()).describe('most used first'),
  contextTokens: z.number().int().nullable().describe('what its last call was given, in tokens'),
  tools: z.array(z.object({ name: z.string(), count: z.number().int() })),
  errors: z.number().int().describe('failed tool calls and requests'),
  isAbandoned: z.boolean().describe('a person went back and asked anew'),
})
export type Turn = z.infer<typeof Turn>

/** A subagent of a session. */
export const Subagent = UsageTotals.extend({
  agentId: z.string(),
  records: z.number().int(),
  firstAt: z.number().nullable(),
  lastAt: z.number().nullable(),
  type: z.string().nullable().describe('`Explore`, `general-purpose`, …; null: not recorded'),
  description: z.string().nullable(),
  parentAgentId: z.string().nullable().describe('whose transcript holds the call; null: the main'),
  callSeq: z.number().int().nullable().describe('record of the call that started it'),
  linkedBy: z
    .enum(['result', 'prompt'])
    .nullable()
    .describe('how the call was found: its result names the agent, or both have one prompt'),
})
export type Subagent = z.infer<typeof Subagent>

/** What can be asked of one transcript. */
export const transcriptOperations = defineOperations({
  'transcript.outline': {
    summary: 'Length and shape of one transcript',
    kind: 'query',
    access: 'local',
    input: Thread,
    output: Outline,
    http: { method: 'GET', path: '/api/app/sessions/:id/transcript/outline' },
  },
  'transcript.records': {
    summary: 'Records of one transcript from one place on',
    kind: 'query',
    access: 'local',
    input: Thread.extend({ from: seq.default(0), limit: whole(1, 500).default(100) }),
    output: z.object({
      rows: z.array(TranscriptMessage),
      total: z.number().int().describe('records of this transcript'),
    }),
    http: { method: 'GET', path: '/api/app/sessions/:id/transcript' },
  },
  'transcript.turns': {
    summary: 'Prompts of one transcript with what each set off',
    kind: 'query',
    access: 'local',
    input: Thread,
    output: z.object({ rows: z.array(Turn) }),
    http: { method: 'GET', path: '/api/app/sessions/:id/transcript/turns' },
  },
  'transcript.agents': {
    summary: 'Subagents of one session and the calls that started them',
    kind: 'query',
    access: 'local',
    input: z.object({ id }),
    output: z.object({ rows: z.array(Subagent) }),
    http: { method: 'GET', path: '/api/app/sessions/:id/agents' },
  },
  'transcript.text': {
    summary: 'A text of one record, more of it than the records carry; without a block its JSON',
    kind: 'query',
    access: 'local',
    input: Thread.extend({
      seq,
      block: whole(0, 100_000).optional().describe('place of the block; absent: the whole record'),
      part: z.enum(['own', 'result']).default('own').describe("a tool call's input, or its result"),
      from: whole(0, 1_000_000_000).default(0).describe('first character, in UTF-16 units'),
      limit: whole(1, 400_000).default(200_000),
    }),
    output: z.object({
      text: z.string(),
      length: z.number().int().describe('of the whole, in UTF-16 units'),
    }),
    http: { method: 'GET', path: '/api/app/sessions/:id/transcript/text' },
  },
  'transcript.picture': {
    summary: 'The bytes of a picture in a record',
    kind: 'query',
    access: 'local',
    input: Thread.extend({ seq, place: z.string().regex(/^\d{1,6}(\.\d{1,6})?$/) }),
    output: z.object({
      mediaType: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']),
      base64: z.string(),
    }),
    http: { method: 'GET', path: '/api/app/sessions/:id/transcript/picture' },
  },
  'transcript.markdown': {
    summary: 'A stretch of one transcript as markdown, cut at two million characters',
    kind: 'query',
    access: 'local',
    input: Thread.extend({
      from: seq.default(0),
      to: seq.optional().describe('last record; absent: the end'),
    }),
    output: z.object({ text: z.string(), isCut: z.boolean() }),
    http: { method: 'GET', path: '/api/app/sessions/:id/transcript/markdown' },
  },
  'transcript.find': {
    summary: 'Records of a transcript that hold a text, in any case, also within a word',
    kind: 'query',
    access: 'local',
    input: Thread.extend({ text: z.string().trim().min(1).max(500) }),
    output: z.object({
      seqs: z.array(z.number().int()).describe('in order'),
      isWhole: z.boolean().describe('false: there are more than are given'),
    }),
    http: { method: 'GET', path: '/api/app/sessions/:id/find' },
  },
  'transcript.locate': {
    summary: 'Where in a session a record stands',
    kind: 'query',
    access: 'local',
    input: z.object({ id, uuid: id }),
    output: z.object({
      agentId: z.string().nullable().describe('null: the main transcript'),
      seq: z.number().int(),
    }),
    http: { method: 'GET', path: '/api/app/sessions/:id/records/:uuid' },
  },
})
