import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { Block, LongText } from '#schema/transcript/event.ts'
import { contentText } from './read-prompt.ts'

const cut = (text: string, most: number): LongText => ({
  text: (text.length > most ? text.slice(0, most) : text).toWellFormed(),
  length: text.length,
})

/** A value nested thousands deep overflows the stack; nobody could read it anyway. */
const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value, null, 2) ?? ''
  } catch {
    return '(nested too deep to be shown)'
  }
}

const imageBlock = (block: Json): Block => {
  const source = asObject(block.source)
  const data = asText(source?.data) ?? ''
  return {
    kind: 'image',
    mediaType: asText(source?.media_type) ?? 'image',
    bytes: Math.floor((data.length * 3) / 4),
  }
}

const resultText = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : asArray(content)
        .map((item) => {
          const block = asObject(item)
          if (block?.type === 'text') return asText(block.text) ?? ''
          return block?.type === 'image'
            ? '(image)'
            : typeof item === 'string'
              ? item
              : asJson(item)
        })
        .join('\n')

const thinkingBlock = (block: Json, most: number): Block => {
  const text = asText(block.thinking)
  return { kind: 'thinking', body: text ? cut(text, most) : null }
}

const readBlock = (item: unknown, most: number): Block => {
  if (typeof item === 'string') return { kind: 'text', body: cut(item, most) }
  const block = asObject(item) ?? {}
  switch (block.type) {
    case 'text':
      return { kind: 'text', body: cut(asText(block.text) ?? '', most) }
    case 'thinking':
    case 'redacted_thinking':
      return thinkingBlock(block, most)
    case 'tool_use':
    case 'server_tool_use':
      return {
        kind: 'toolUse',
        toolCallId: asText(block.id) ?? '',
        name: asText(block.name) ?? 'unnamed',
        input: cut(asJson(block.input), most),
      }
    case 'tool_result':
      return {
        kind: 'toolResult',
        toolCallId: asText(block.tool_use_id) ?? '',
        isError: block.is_error === true,
        body: cut(resultText(block.content), most),
      }
    case 'image':
      return imageBlock(block)
    default:
      return {
        kind: 'other',
        name: asText(block.type) ?? 'block',
        body: cut(asJson(item), most),
      }
  }
}

const messageBlocks = (content: unknown, most: number): Block[] =>
  typeof content === 'string'
    ? [{ kind: 'text', body: cut(content, most) }]
    : asArray(content).map((item) => readBlock(item, most))

/** Keys of the envelope, which a reader of a quiet record need not see again. */
const envelope = new Set([
  'type',
  'subtype',
  'uuid',
  'parentUuid',
  'sessionId',
  'session_id',
  'timestamp',
  'cwd',
  'gitBranch',
  'version',
  'userType',
  'entrypoint',
  'isSidechain',
  'isMeta',
  'slug',
])

/** A record without a message: its own words, else what it holds beside the envelope. */
const bareBlocks = (record: Json, most: number): Block[] => {
  const attachment = asObject(record.attachment)
  if (attachment?.type === 'queued_command') {
    return [{ kind: 'text', body: cut(contentText(attachment.prompt), most) }]
  }
  const words = asText(record.content)
  if (words) return [{ kind: 'text', body: cut(words, most) }]
  const rest = Object.entries(record).filter(([key]) => !envelope.has(key))
  return rest.length === 0
    ? []
    : [
        {
          kind: 'other',
          name: asText(record.subtype) ?? asText(record.type) ?? 'record',
          body: cut(asJson(Object.fromEntries(rest)), most),
        },
      ]
}

/** The blocks of one Claude Code record, texts cut at `most` characters. */
export const readBlocks = (value: unknown, most: number): Block[] => {
  const record = asObject(value) ?? {}
  const message = asObject(record.message)
  return message ? messageBlocks(message.content, most) : bareBlocks(record, most)
}

/** The model of an assistant record. */
export const readModel = (value: unknown): string | null =>
  asText(asObject(asObject(value)?.message)?.model)
