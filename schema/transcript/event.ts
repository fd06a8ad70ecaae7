import { z } from 'zod'
import { Block } from './block.ts'

/**
 * What a record is to a reader. `prompt` was typed by a person; `task` is what a main agent asked
 * of a subagent; `quiet` is bookkeeping, hooks and attachments; `unknown` is a record this version
 * has no name for.
 */
export const MessageKind = z.enum([
  'prompt',
  'task',
  'answer',
  'toolResult',
  'meta',
  'compaction',
  'interruption',
  'system',
  'error',
  'quiet',
  'unknown',
])
export type MessageKind = z.infer<typeof MessageKind>

/** What a record holds, as bits of one number: a reader filters by them before it has the record. */
export const holds = {
  text: 1,
  thinking: 2,
  toolUse: 4,
  toolResult: 8,
  picture: 16,
  /** A failed tool call or request; a person's "no" is none. */
  error: 32,
  /** A tool call that changes a file. */
  edit: 64,
  /** Of a subagent whose records lie in the main transcript. */
  sidechain: 128,
  /** A prompt that waited while the agent was busy. */
  queued: 256,
  /** The summary that follows a compaction. */
  summary: 512,
  /** Left behind when a person went back and asked anew. */
  abandoned: 1024,
  /** Withdrawn when another model took over. */
  retracted: 2048,
} as const

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
