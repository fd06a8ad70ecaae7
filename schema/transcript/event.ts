import { z } from 'zod'

/** A text that may have been cut for the window; the whole stands in the library. */
export const LongText = z.object({
  text: z.string(),
  length: z.number().int().describe('length of the whole in UTF-16 units'),
})
export type LongText = z.infer<typeof LongText>

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
  }),
  z.object({
    kind: z.literal('toolResult'),
    toolCallId: z.string(),
    isError: z.boolean(),
    body: LongText,
  }),
  z.object({
    kind: z.literal('image'),
    mediaType: z.string(),
    bytes: z.number().int().describe('size of the decoded image'),
  }),
  z.object({ kind: z.literal('other'), name: z.string(), body: LongText }),
])
export type Block = z.infer<typeof Block>

/**
 * What a record is to a reader. `prompt` was typed by a person; `quiet` is bookkeeping, hooks
 * and attachments; `unknown` is a record this version has no name for.
 */
export const MessageKind = z.enum([
  'prompt',
  'answer',
  'toolResult',
  'meta',
  'compaction',
  'system',
  'error',
  'quiet',
  'unknown',
])
export type MessageKind = z.infer<typeof MessageKind>

/** One record of a transcript, ready to be read. */
export const TranscriptMessage = z.object({
  id: z.number().int().describe('row id, unique over all sessions until a rebuild'),
  seq: z.number().int().describe('place in its transcript, from 0'),
  kind: MessageKind,
  recordType: z.string().describe("the record's own type, with its subtype after a slash"),
  at: z.number().nullable().describe('UTC ms; null where the record has no time'),
  uuid: z.string().nullable(),
  agentId: z.string().nullable().describe('the subagent that wrote it; null: the main agent'),
  model: z.string().nullable(),
  blocks: z.array(Block),
})
export type TranscriptMessage = z.infer<typeof TranscriptMessage>
