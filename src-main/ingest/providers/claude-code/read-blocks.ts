import { asJson, cut, firstLine } from '#main/ingest/providers/cut-text.ts'
import type { BlockReading } from '#main/ingest/providers/provider.ts'
import { asArray, asCount, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { Block, BlockOf } from '#schema/transcript/block.ts'
import { readInputDiffs, readResultDiffs } from './read-diffs.ts'
import { readInjection, readNote } from './read-notes.ts'
import { partText, readPart } from './read-parts.ts'
import { picturesIn, readPicture } from './read-pictures.ts'
import {
  contentText,
  isContinuation,
  isInterruption,
  readPrompt,
  readTyped,
} from './read-prompt.ts'
import { tagContent } from './wrappers.ts'
import { isFailed, isRejection } from './read-tools.ts'
import { isResultType } from './record-kinds.ts'

/** Failures come as bare words, results of MCP tools as a list beside the message. */
const outcomeText = (outcome: unknown): string =>
  typeof outcome === 'string' ? outcome : asArray(outcome).flatMap(partText).join('\n')

/** The words of a result: its own, else those recorded beside them. */
const resultText = (content: unknown, outcome: unknown): string => {
  const own = typeof content === 'string' ? content : asArray(content).flatMap(partText).join('\n')
  const inside = asObject(content)
  return own || (inside ? asJson(inside) : outcomeText(outcome))
}

const asDuration = (value: unknown): number | null =>
  typeof value === 'number' && value >= 0 && value < 1e12 ? value : null

const toolResult = (
  record: Json,
  block: Json,
  place: number,
  { seq, most }: BlockReading,
): BlockOf<'toolResult'> => {
  const outcome = asObject(record.toolUseResult)
  const isRejected = isRejection(record, block)
  return {
    kind: 'toolResult',
    toolCallId: asText(block.tool_use_id) ?? '',
    diffs: readResultDiffs(outcome),
    result: {
      seq,
      at: null,
      isError: isFailed(block) && !isRejected,
      isRejected,
      body: cut(resultText(block.content, record.toolUseResult), most),
      pictures: picturesIn(block.content, seq, place),
      durationMs: asDuration(outcome?.durationMs) ?? asDuration(outcome?.totalDurationMs),
    },
  }
}

const toolUse = (block: Json, { most }: BlockReading): BlockOf<'toolUse'> => {
  const name = asText(block.name) ?? 'unnamed'
  return {
    kind: 'toolUse',
    toolCallId: asText(block.id) ?? '',
    name,
    input: cut(asJson(block.input), most),
    diffs: readInputDiffs(name, asObject(block.input) ?? {}),
    result: null,
    agentId: null,
  }
}

const thinking = (block: Json, { most }: BlockReading): BlockOf<'thinking'> => {
  const text = asText(block.thinking)
  return { kind: 'thinking', body: text ? cut(text, most) : null }
}

const readBlock = (record: Json, item: unknown, place: number, reading: BlockReading): Block => {
  if (typeof item === 'string') return { kind: 'text', body: cut(item, reading.most) }
  const block = asObject(item) ?? {}
  switch (block.type) {
    case 'text':
      return { kind: 'text', body: cut(asText(block.text) ?? '', reading.most) }
    case 'thinking':
    case 'redacted_thinking':
      return thinking(block, reading)
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use':
      return toolUse(block, reading)
    case 'image':
      return { kind: 'picture', picture: readPicture(block, reading.seq, String(place)) }
    default:
      return isResultType(block.type)
        ? toolResult(record, block, place, reading)
        : readPart(item, reading.most)
  }
}

const contentBlocks = (record: Json, content: unknown, reading: BlockReading): Block[] =>
  typeof content === 'string'
    ? [{ kind: 'text', body: cut(content, reading.most) }]
    : asArray(content).map((item, place) => readBlock(record, item, place, reading))

/** A prompt as it was typed: without what the program wrapped around it, pictures kept. */
const promptBlocks = (record: Json, message: Json, reading: BlockReading): Block[] => {
  const { typed, around } = readTyped(message)
  const blocks: Block[] = typed === '' ? [] : [{ kind: 'text', body: cut(typed, reading.most) }]
  const others = contentBlocks(record, message.content, reading)
  blocks.push(...others.filter(({ kind }) => kind === 'picture' || kind === 'note'))
  if (around === null) return blocks
  const body = cut(around, reading.most)
  return [...blocks, { kind: 'note', name: 'added by the program', line: firstLine(around), body }]
}

const asTokens = (value: unknown): number | null => asCount(value) || null

/** A boundary's figures; the summary follows in a record of its own. */
const compactionBlock = (record: Json): BlockOf<'compaction'> => {
  const figures = asObject(record.compactMetadata) ?? asObject(record.microcompactMetadata) ?? {}
  const preTokens = asTokens(figures.preTokens)
  const saved = asTokens(figures.tokensSaved)
  const left = preTokens !== null && saved !== null ? Math.max(0, preTokens - saved) : null
  return {
    kind: 'compaction',
    trigger: asText(figures.trigger)?.slice(0, 40) ?? null,
    preTokens,
    postTokens: asTokens(figures.postTokens) ?? left,
    durationMs: asDuration(figures.durationMs),
    summary: null,
    summarySeq: null,
  }
}

const summaryBlock = (text: string, { seq, most }: BlockReading): BlockOf<'compaction'> => ({
  ...compactionBlock({}),
  summary: cut(text, most),
  summarySeq: seq,
})

const userBlocks = (record: Json, message: Json, reading: BlockReading): Block[] => {
  const { content } = message
  const blocks = contentBlocks(record, content, reading)
  if (blocks.some((block) => block.kind === 'toolResult')) return blocks
  if (readPrompt(record, message) !== null) return promptBlocks(record, message, reading)
  const text = contentText(content)
  if (record.isCompactSummary === true || isContinuation(text)) return [summaryBlock(text, reading)]
  const isTold = tagContent(text, 'teammate-message') !== null
  if (isInterruption(text) || (record.isSidechain === true && !isTold)) return blocks
  if (text === '') return blocks
  const others = blocks.filter((block) => block.kind !== 'text')
  return [readInjection(record, text, reading.most), ...others]
}

/** What waited while the agent was busy: words of a person, else of the program. */
const queuedBlocks = (record: Json, attachment: Json, reading: BlockReading): Block[] => {
  const text = contentText(attachment.prompt)
  return attachment.commandMode === 'task-notification' && text !== ''
    ? [readInjection(record, text, reading.most)]
    : contentBlocks(record, attachment.prompt, reading)
}

const boundaries: ReadonlySet<unknown> = new Set(['compact_boundary', 'microcompact_boundary'])

/** The blocks of one Claude Code record. */
export const readBlocks = (value: unknown, reading: BlockReading): Block[] => {
  const record = asObject(value) ?? {}
  const message = asObject(record.message)
  if (message && record.type === 'user') return userBlocks(record, message, reading)
  if (message) return contentBlocks(record, message.content, reading)
  if (record.type === 'system' && boundaries.has(record.subtype)) return [compactionBlock(record)]
  const attachment = asObject(record.attachment)
  if (attachment?.type === 'queued_command') return queuedBlocks(record, attachment, reading)
  return [readNote(record, reading.most)]
}

/** The model of an assistant record. */
export const readModel = (value: unknown): string | null =>
  asText(asObject(asObject(value)?.message)?.model)
