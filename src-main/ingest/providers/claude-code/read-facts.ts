import { asArray, asCount, asObject, asText, asTime, type Json } from '#main/lib/coerce.ts'
import { holds, type MessageKind } from '#schema/transcript/event.ts'
import type {
  CallFacts,
  RecordFacts,
  TitleFacts,
  ToolResultFacts,
  ToolUseFacts,
} from '#schema/transcript/facts.ts'
import { readCall, syntheticModel } from './read-call.ts'
import { readCostState } from './read-cost-state.ts'
import { readHolds } from './read-holds.ts'
import { contentText, headOf, isContinuation, isInterruption, readPrompt } from './read-prompt.ts'
import { readToolResults, readToolUses } from './read-tools.ts'
import {
  attachmentTypes,
  isKnownBlock,
  progressTypes,
  quietTypes,
  systemSubtypes,
} from './record-kinds.ts'
import { tagContent } from './wrappers.ts'

const noObject: Json = {}

const readTitle = (record: Json): TitleFacts | null => {
  const custom = record.type === 'custom-title' ? asText(record.customTitle) : null
  if (custom) return { source: 'custom', text: custom.slice(0, 300).toWellFormed() }
  const given =
    record.type === 'ai-title'
      ? asText(record.aiTitle)
      : record.type === 'summary'
        ? asText(record.summary)
        : null
  return given ? { source: 'agent', text: given.slice(0, 300).toWellFormed() } : null
}

/** The session a copied record came from, where the record says so. */
const readRoot = (record: Json): string | null => {
  const forked = asObject(record.forkedFrom)
  const from = asText(forked?.sessionId) ?? asText(record.forkedFrom) ?? asText(record.session_id)
  return from !== null && from !== asText(record.sessionId) ? from : null
}

interface Reading {
  readonly kind: MessageKind
  readonly known: boolean
  readonly holds?: number
  readonly promptText?: string | null
  readonly call?: CallFacts | null
  readonly synthetic?: boolean
  readonly toolUses?: readonly ToolUseFacts[]
  readonly toolResults?: readonly ToolResultFacts[]
}

/** What a user record is where no tool brought it and no person typed it. */
const readOther = (record: Json, words: string): Reading => {
  const isSidechain = record.isSidechain === true
  if (isInterruption(words)) return { kind: 'interruption', known: true }
  if (record.isCompactSummary === true || isContinuation(words)) {
    return { kind: 'compaction', known: true, holds: holds.summary }
  }
  if (isSidechain && record.isMeta !== true && words !== '') {
    return {
      kind: 'task',
      known: true,
      promptText: headOf(tagContent(words, 'teammate-message') ?? words),
    }
  }
  return { kind: 'meta', known: true }
}

const readUser = (record: Json): Reading => {
  const message = asObject(record.message) ?? noObject
  const held = readHolds(record, message.content)
  const toolResults = readToolResults(record, message.content)
  const promptText = readPrompt(record, message)
  if (toolResults.length > 0) return { kind: 'toolResult', known: true, toolResults, holds: held }
  if (promptText !== null) return { kind: 'prompt', known: true, promptText, holds: held }
  const other = readOther(record, contentText(message.content))
  return { ...other, holds: held | (other.holds ?? 0) }
}

const readAssistant = (record: Json): Reading => {
  const message = asObject(record.message) ?? noObject
  const synthetic = message.model === syntheticModel
  const isError = record.isApiErrorMessage === true
  return {
    kind: isError ? 'error' : 'answer',
    known: true,
    holds: readHolds(record, message.content) | (isError ? holds.error : 0),
    call: readCall(message, record, false),
    synthetic,
    toolUses: readToolUses(message.content),
    toolResults: readToolResults(record, message.content),
  }
}

/** Progress of a subagent holds a copy of its message, nested twice. */
const readProgress = (record: Json): Reading => {
  const data = asObject(record.data)
  const outer = asObject(data?.message)
  const message = asObject(outer?.message)
  const type = asText(data?.type)
  const known = type === null || progressTypes.has(type)
  return {
    kind: known ? 'quiet' : 'unknown',
    known,
    call: outer && message ? readCall(message, { ...outer, ...record }, true) : null,
  }
}

/** A prompt typed while the agent was busy is an attachment, not a user record. */
const readAttachment = (record: Json): Reading => {
  const attachment = asObject(record.attachment)
  const type = asText(attachment?.type)
  if (type === null || !attachmentTypes.has(type)) return { kind: 'unknown', known: false }
  if (attachment?.type !== 'queued_command' || record.isSidechain === true) {
    return { kind: 'quiet', known: true }
  }
  const promptText = readPrompt(noObject, { content: attachment.prompt })
  const human = promptText !== null && attachment.commandMode !== 'task-notification'
  return human
    ? { kind: 'prompt', known: true, promptText, holds: holds.text | holds.queued }
    : { kind: 'quiet', known: true }
}

const readSystem = (record: Json): Reading => {
  const subtype = asText(record.subtype) ?? ''
  const kind = Object.hasOwn(systemSubtypes, subtype) ? systemSubtypes[subtype] : undefined
  if (!kind) return { kind: 'unknown', known: false }
  return { kind, known: true, holds: kind === 'error' ? holds.error : 0 }
}

const readByType = (record: Json): Reading => {
  switch (record.type) {
    case 'user':
      return readUser(record)
    case 'assistant':
      return readAssistant(record)
    case 'progress':
      return readProgress(record)
    case 'attachment':
      return readAttachment(record)
    case 'system':
      return readSystem(record)
    default:
      return typeof record.type === 'string' && quietTypes.has(record.type)
        ? { kind: 'quiet', known: true }
        : { kind: 'unknown', known: false }
  }
}

/** What a record says of its own kind beside its type. */
const subtypeOf = (record: Json): string | null =>
  asText(record.subtype) ??
  (record.type === 'attachment' ? asText(asObject(record.attachment)?.type) : null) ??
  (record.type === 'progress' ? asText(asObject(record.data)?.type) : null)

const typeName = (record: Json): string => {
  const type = asText(record.type) ?? '(no type)'
  const subtype = subtypeOf(record)
  return (subtype ? `${type}/${subtype}` : type).slice(0, 200).toWellFormed()
}

/** Pieces of a message that this version has no name for. */
const unknownParts = (record: Json): Pick<RecordFacts, 'unknownParts'> => {
  const content = asObject(record.message)?.content
  if (!Array.isArray(content)) return {}
  const types = content.map((item) => (typeof item === 'string' ? 'text' : asObject(item)?.type))
  if (types.every(isKnownBlock)) return {}
  const strange = types.filter((type) => !isKnownBlock(type))
  return { unknownParts: strange.map((type) => `block/${asText(type) ?? '(no type)'}`) }
}

/** Records that were withdrawn when another model took over. */
const readRetracted = (record: Json): Pick<RecordFacts, 'retracted'> => {
  const uuids = asArray(record.retractedMessageUuids).flatMap((uuid) => asText(uuid) ?? [])
  return uuids.length > 0 ? { retracted: uuids.slice(0, 1000) } : {}
}

const readCompaction = (record: Json): Pick<RecordFacts, 'compaction'> => {
  if (record.type !== 'system' || record.subtype !== 'compact_boundary') return {}
  const figures = asObject(record.compactMetadata)
  const preTokens = asCount(figures?.preTokens)
  const trigger = asText(figures?.trigger)?.slice(0, 40) ?? null
  return { compaction: { trigger, preTokens: preTokens === 0 ? null : preTokens } }
}

/** What few records say; left out where there is nothing, since facts go from thread to thread. */
const readRare = (
  record: Json,
): Pick<RecordFacts, 'background' | 'costState' | 'unknownParts' | 'retracted' | 'compaction'> => ({
  ...readCompaction(record),
  ...unknownParts(record),
  ...readRetracted(record),
  ...(record.sessionKind === 'bg' ? { background: true } : {}),
  ...(record.type === 'cost-state' ? { costState: readCostState(record) } : {}),
})

/** What the index keeps of one Claude Code record. Wrong types are dropped, nothing throws. */
export const readFacts = (value: unknown): RecordFacts => {
  const record = asObject(value) ?? noObject
  const reading = readByType(record)
  return {
    kind: reading.kind,
    known: reading.known,
    holds: reading.holds ?? 0,
    recordType: typeName(record),
    at: asTime(record.timestamp),
    uuid: asText(record.uuid),
    parentUuid: asText(record.parentUuid) ?? asText(record.logicalParentUuid),
    sessionId: asText(record.sessionId),
    agentId: asText(record.agentId),
    cwd: asText(record.cwd),
    gitBranch: asText(record.gitBranch),
    agentVersion: asText(record.version),
    rootSession: readRoot(record),
    promptText: reading.promptText ?? null,
    title: readTitle(record),
    call: reading.call ?? null,
    synthetic: reading.synthetic ?? false,
    toolUses: reading.toolUses ?? [],
    toolResults: reading.toolResults ?? [],
    ...readRare(record),
  }
}
