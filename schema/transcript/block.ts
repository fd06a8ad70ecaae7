import { z } from 'zod'

/** A text that may have been cut for the window; the whole stands in the library. */
export const LongText = z.object({
  text: z.string(),
  length: z.number().int().describe('length of the whole in UTF-16 units'),
})
export type LongText = z.infer<typeof LongText>

/** A picture in a record; its bytes are asked for by place. */
export const Picture = z.object({
  mediaType: z.string(),
  bytes: z.number().int().describe('size of the decoded picture'),
  seq: z.number().int().describe('record that holds it'),
  place: z.string().describe('place in that record, such as `2` or `0.1`'),
})
export type Picture = z.infer<typeof Picture>

/** Lines that follow one another in a changed file, each led by a space, `+` or `-`. */
export const Hunk = z.object({
  oldStart: z.number().int().nullable().describe('first line before; null: not recorded'),
  newStart: z.number().int().nullable(),
  lines: z.array(z.string()),
})
export type Hunk = z.infer<typeof Hunk>

/** What a tool call changed in one file. */
export const FileDiff = z.object({
  path: z.string().nullable(),
  isNew: z.boolean().describe('the file was made'),
  added: z.number().int(),
  removed: z.number().int(),
  hunks: z.array(Hunk),
  isCut: z.boolean().describe('more lines changed than are given'),
})
export type FileDiff = z.infer<typeof FileDiff>

/** What came of a tool call. */
export const ToolResult = z.object({
  seq: z.number().int().describe('record that holds it'),
  at: z.number().nullable(),
  isError: z.boolean(),
  isRejected: z.boolean().describe('a person said no, or a rule did'),
  body: LongText,
  pictures: z.array(Picture),
  durationMs: z.number().nullable().describe('as recorded; null: only the two times are known'),
})
export type ToolResult = z.infer<typeof ToolResult>

/** One piece of a message, the same for every agent. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: LongText }),
  z.object({
    kind: z.literal('thinking'),
    body: LongText.nullable().describe('null: the agent did not record it'),
  }),
  z.object({
    kind: z.literal('toolUse'),
    toolCallId: z.string(),
    name: z.string(),
    input: LongText.describe('the input as indented JSON'),
    diffs: z.array(FileDiff).describe('what it changed, from its result where that says it'),
    result: ToolResult.nullable().describe('null: none is recorded, or not yet'),
    agentId: z.string().nullable().describe('the subagent it started, where that is known'),
  }),
  z.object({
    kind: z.literal('toolResult'),
    toolCallId: z.string(),
    diffs: z.array(FileDiff),
    result: ToolResult,
  }),
  z.object({ kind: z.literal('picture'), picture: Picture }),
  z.object({
    kind: z.literal('compaction'),
    trigger: z.string().nullable().describe('`auto` or `manual`, as recorded'),
    preTokens: z.number().int().nullable().describe('tokens in the context before'),
    postTokens: z.number().int().nullable(),
    durationMs: z.number().nullable(),
    summary: LongText.nullable().describe('what the agent goes on from'),
    summarySeq: z.number().int().nullable().describe('record that holds the summary'),
  }),
  z.object({
    kind: z.literal('note'),
    name: z.string().describe('what it is, in words: `hook success`, `skill`, the unknown type'),
    line: z.string().describe('what it says, in one line'),
    body: LongText,
  }),
])
export type Block = z.infer<typeof Block>
/** A block of one kind. */
export type BlockOf<K extends Block['kind']> = Extract<Block, { kind: K }>
