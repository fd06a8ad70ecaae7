import { asJson, cut, firstLine } from '#main/ingest/providers/cut-text.ts'
import type { BlockReading } from '#main/ingest/providers/provider.ts'
import { asArray, asObject, asText } from '#main/lib/coerce.ts'
import type { Block, BlockOf, ToolResult } from '#schema/transcript/block.ts'
import { type Line, readLine } from './read-line.ts'
import { readInjection, readNote } from './read-notes.ts'
import { readOutcome } from './read-outcome.ts'
import { findPatch, readPatch } from './read-patch.ts'
import { picturesIn } from './read-pictures.ts'
import { contentText, injectionName, readTyped, saidText } from './read-prompt.ts'
import { callIdOf, isToolResult, isToolUse, toolInput, toolName } from './read-tools.ts'
import { namedModel } from './read-usage.ts'

const textBlock = (text: string, most: number): BlockOf<'text'> => ({
  kind: 'text',
  body: cut(text, most),
})

const pictures = ({ payload }: Line, seq: number): BlockOf<'picture'>[] =>
  picturesIn(payload, seq).map((picture) => ({ kind: 'picture', picture }))

/** A prompt as it was typed; what the program put around it stands behind. */
const promptBlocks = (line: Line, text: string, { seq, most }: BlockReading): Block[] => {
  const { typed, around } = readTyped(text)
  const blocks: Block[] = typed === '' ? [] : [textBlock(typed, most)]
  blocks.push(...pictures(line, seq))
  if (around === null) return blocks
  const body = cut(around, most)
  return [...blocks, { kind: 'note', name: 'added by the program', line: firstLine(around), body }]
}

const thinking = (parts: readonly unknown[], most: number): BlockOf<'thinking'> => {
  const text = contentText(parts)
  return { kind: 'thinking', body: text === '' ? null : cut(text, most) }
}

const messageBlocks = (line: Line, reading: BlockReading): Block[] => {
  const { role, content = line.payload.message } = line.payload
  const text = contentText(content)
  if (role === 'user' && injectionName(text) === null) return promptBlocks(line, text, reading)
  if (role !== 'assistant') return [readInjection(line, reading.most)]
  const parts = asArray(content)
  const thoughts = parts.filter((item) => asObject(item)?.type === 'reasoning')
  const words =
    typeof content === 'string' ? content : parts.filter((part) => !thoughts.includes(part))
  const said = contentText(words)
  return [
    ...(thoughts.length > 0 ? [thinking(thoughts, reading.most)] : []),
    ...(said === '' ? [] : [textBlock(said, reading.most)]),
    ...pictures(line, reading.seq),
  ]
}

/** `["bash", "-lc", "ls"]` is read as what was typed into the shell. */
const asCommand = (words: readonly unknown[]): string => {
  const [, flag, script] = words
  const isScript = words.length === 3 && typeof flag === 'string' && /^-\w*c$/.test(flag)
  return isScript ? String(script) : words.map(String).join(' ')
}

/** A tool's input as a reader wants it: a command in one line, a patch by its files. */
const shownInput = (line: Line): string => {
  const input = toolInput(line)
  const patch = findPatch(input)
  const object = asObject(input)
  if (patch !== null && toolName(line) === 'apply_patch') {
    const paths = readPatch(patch).flatMap(({ path }) => path ?? [])
    return asJson({ path: paths.join(', '), patch: `${patch}*** End Patch` })
  }
  const words = object?.command
  if (object && Array.isArray(words)) return asJson({ ...object, command: asCommand(words) })
  return typeof input === 'string' ? input : asJson(input)
}

/** A call that its provider runs itself: what came of it stands in the same item, if anywhere. */
const ownResult = (line: Line, { seq }: BlockReading): ToolResult | null => {
  const isOwn = line.inner === 'web_search_call' || line.inner === 'image_generation_call'
  if (!isOwn) return null
  const isError = asText(line.payload.status) === 'failed'
  const shown = { body: cut('', 0), pictures: picturesIn(line.payload, seq) }
  return { seq, at: null, isError, isRejected: false, ...shown, durationMs: null }
}

const toolUse = (line: Line, reading: BlockReading): BlockOf<'toolUse'> => {
  const patch = findPatch(toolInput(line))
  return {
    kind: 'toolUse',
    toolCallId: callIdOf(line),
    name: toolName(line),
    input: cut(shownInput(line), reading.most),
    diffs: patch === null ? [] : readPatch(patch),
    result: ownResult(line, reading),
    agentId: null,
  }
}

const toolResult = (line: Line, { seq, most }: BlockReading): BlockOf<'toolResult'> => {
  const { text, ...outcome } = readOutcome(line.payload)
  const result = { seq, at: null, ...outcome, body: cut(text, most) }
  return {
    kind: 'toolResult',
    toolCallId: asText(line.payload.call_id)?.slice(0, 200) ?? '',
    diffs: [],
    result: { ...result, pictures: picturesIn(line.payload, seq) },
  }
}

const compaction = ({ payload }: Line, { seq, most }: BlockReading): BlockOf<'compaction'> => {
  const text = asText(payload.message)
  return {
    kind: 'compaction',
    trigger: null,
    preTokens: null,
    postTokens: null,
    durationMs: null,
    summary: text === null ? null : cut(text, most),
    summarySeq: text === null ? null : seq,
  }
}

const itemBlocks = (line: Line, reading: BlockReading): Block[] => {
  const { inner, payload } = line
  if (inner === 'message') return messageBlocks(line, reading)
  if (inner === 'agent_message') return [readInjection(line, reading.most)]
  if (isToolUse(line)) return [toolUse(line, reading)]
  if (isToolResult(line)) return [toolResult(line, reading)]
  if (inner !== 'reasoning') return [readNote(line, reading.most)]
  return [thinking([...asArray(payload.summary), ...asArray(payload.content)], reading.most)]
}

const eventBlocks = (line: Line, reading: BlockReading): Block[] => {
  const { inner, payload } = line
  if (inner === 'agent_reasoning_raw_content') return [thinking([payload], reading.most)]
  const isItem = inner === 'item_completed' && asObject(payload.item)?.type === 'UserMessage'
  if (inner !== 'user_message' && !isItem) return [readNote(line, reading.most)]
  return promptBlocks(line, saidText(payload), reading)
}

/** The blocks of one record of a rollout. */
export const readBlocks = (value: unknown, reading: BlockReading): Block[] => {
  const line = readLine(value)
  if (line.type === 'response_item') return itemBlocks(line, reading)
  if (line.type === 'event_msg') return eventBlocks(line, reading)
  if (line.type === 'compacted') return [compaction(line, reading)]
  return [readNote(line, reading.most)]
}

/** The model that a record names: answers name none, the head of their turn does. */
export const readModel = (value: unknown): string | null => namedModel(readLine(value))
