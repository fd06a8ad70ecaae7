import { asArray, asObject, asText } from '#main/lib/coerce.ts'
import { holds, type MessageKind } from '#schema/transcript/event.ts'
import type { ToolResultFacts, ToolUseFacts } from '#schema/transcript/facts.ts'
import type { Line } from './read-line.ts'
import { findPatch } from './read-patch.ts'
import { readPicture } from './read-pictures.ts'
import { contentText, headOf, injectionName, isEcho, readTyped } from './read-prompt.ts'
import {
  hasPicture,
  isToolResult,
  isToolUse,
  readToolResult,
  readToolUse,
  toolInput,
} from './read-tools.ts'
import type { ReadingState, Said } from './reading-state.ts'
import { quietItems } from './record-kinds.ts'

/** What one record is to the index. */
export interface Reading {
  readonly kind: MessageKind
  readonly known: boolean
  readonly holds?: number
  readonly promptText?: string | null
  readonly toolUses?: readonly ToolUseFacts[]
  readonly toolResults?: readonly ToolResultFacts[]
  /** What is remembered as said from here on; absent: as before. */
  readonly said?: readonly Said[]
}

/** Bookkeeping. */
export const quiet: Reading = { kind: 'quiet', known: true }

/** Who speaks to this thread: a person, or the main agent to its subagent. */
const promptKind = ({ parent, isCopying }: ReadingState): MessageKind =>
  parent !== null && !isCopying ? 'task' : 'prompt'

/** Something said to the agent; quiet where it was told in another form already. */
export const readSaid = (
  state: ReadingState,
  text: string,
  form: string,
  pictures: boolean,
): Reading => {
  const { typed } = readTyped(text)
  const told = isEcho(state.said, text, form)
  if (told.isEcho) return { ...quiet, said: told.said }
  const held = (typed === '' ? 0 : holds.text) | (pictures ? holds.picture : 0)
  const promptText = typed === '' ? '(image)' : headOf(typed)
  return { kind: promptKind(state), known: true, promptText, holds: held, said: told.said }
}

const readUser = (state: ReadingState, { payload }: Line): Reading => {
  const text = contentText(payload.content ?? payload.message)
  if (injectionName(text) !== null) return { kind: 'meta', known: true, holds: holds.text }
  const pictures = hasPicture(payload.content)
  if (text.trim() === '' && !pictures) return { kind: 'meta', known: true }
  return readSaid(state, text, 'i', pictures)
}

const readMessage = (state: ReadingState, line: Line): Reading => {
  const { role, content } = line.payload
  if (role === 'user') return readUser(state, line)
  if (role !== 'assistant') return { kind: 'meta', known: true, holds: holds.text }
  const isThinking = asArray(content).some((item) => asObject(item)?.type === 'reasoning')
  const text = contentText(content) === '' ? 0 : holds.text
  const held = text | (hasPicture(content) ? holds.picture : 0)
  return {
    kind: 'answer',
    known: true,
    holds: held | (isThinking ? holds.thinking : 0),
    // What is said from here on is said anew.
    said: [],
  }
}

const readCall = (line: Line): Reading => {
  const isEdit = findPatch(toolInput(line)) !== null
  const isMade = line.inner === 'image_generation_call' && readPicture(line.payload, 0, '0')
  const isFailed = asText(line.payload.status) === 'failed'
  return {
    kind: 'answer',
    known: true,
    holds:
      holds.toolUse |
      (isEdit ? holds.edit : 0) |
      (isMade ? holds.picture : 0) |
      (isFailed ? holds.error : 0),
    toolUses: [readToolUse(line)],
    said: [],
  }
}

const readResult = (line: Line): Reading => {
  const toolResults = readToolResult(line)
  const isError = toolResults.some((result) => result.isError)
  const held = hasPicture(line.payload.output) ? holds.picture : 0
  return {
    kind: 'toolResult',
    known: true,
    holds: holds.toolResult | held | (isError ? holds.error : 0),
    toolResults,
  }
}

/** Reads an item of the model's talk. */
export const readItem = (state: ReadingState, line: Line): Reading => {
  if (line.inner === 'message') return readMessage(state, line)
  if (line.inner === 'reasoning') return { kind: 'answer', known: true, holds: holds.thinking }
  if (isToolUse(line)) return readCall(line)
  if (isToolResult(line)) return readResult(line)
  // A message of one agent to another.
  if (line.inner === 'agent_message') return { kind: 'meta', known: true, holds: holds.text }
  return quietItems.has(line.inner) ? quiet : { kind: 'unknown', known: false }
}
