import { mostOfTool, textsIn } from '#main/ingest/providers/tool-texts.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { RecordTexts } from '#schema/transcript/texts.ts'
import { contentText } from './read-prompt.ts'

const toolResultText = (content: unknown): string =>
  typeof content === 'string' ? content.slice(0, mostOfTool) : textsIn(asArray(content).map(words))

/** Of a block of a result what can be read; a picture's bytes cannot. */
const words = (item: unknown): unknown => {
  const block = asObject(item)
  return block === null ? item : (asText(block.text) ?? asText(block.tool_name))
}

type Words = { -readonly [K in keyof RecordTexts]: string[] }

const noWords = (): Words => ({
  prompt: [],
  answer: [],
  thinking: [],
  toolInput: [],
  toolOutput: [],
})

const addBlock = (into: Words, item: unknown, said: string[]): void => {
  const block = asObject(item)
  if (typeof item === 'string') said.push(item)
  else if (block?.type === 'text') said.push(asText(block.text) ?? '')
  else if (block?.type === 'thinking') into.thinking.push(asText(block.thinking) ?? '')
  else if (block?.type === 'tool_use' || block?.type === 'server_tool_use')
    into.toolInput.push(`${asText(block.name) ?? ''}\n${textsIn(block.input)}`)
  else if (block?.type === 'tool_result') into.toolOutput.push(toolResultText(block.content))
}

const addContent = (into: Words, content: unknown, said: string[]): void => {
  if (typeof content === 'string') said.push(content)
  else for (const item of asArray(content)) addBlock(into, item, said)
}

const addAttachment = (into: Words, attachment: Json | null): void => {
  if (attachment?.type === 'queued_command')
    into.prompt.push(contentText(attachment.prompt ?? '').toWellFormed())
  else if (attachment) into.toolOutput.push(textsIn([attachment.content, attachment.stdout]))
}

/** Whether a user record holds what the program put there. */
const isInjected = (record: Json): boolean =>
  record.isMeta === true || record.isCompactSummary === true

const addRecord = (into: Words, record: Json): void => {
  const content = asObject(record.message)?.content
  if (record.type === 'assistant') addContent(into, content, into.answer)
  else if (record.type === 'user')
    addContent(into, content, isInjected(record) ? into.toolOutput : into.prompt)
  else if (record.type === 'attachment') addAttachment(into, asObject(record.attachment))
  else if (record.type === 'system') into.toolOutput.push(asText(record.content) ?? '')
}

const joined = (texts: readonly string[]): string =>
  texts
    .filter((text) => text !== '')
    .join('\n')
    .toWellFormed()

/** The words of one Claude Code record; null where there are none. Total, whatever is in it. */
export const readTexts = (value: unknown): RecordTexts | null => {
  const record = asObject(value)
  if (!record) return null
  const found = noWords()
  addRecord(found, record)
  const texts = {
    prompt: joined(found.prompt),
    answer: joined(found.answer),
    thinking: joined(found.thinking),
    toolInput: joined(found.toolInput),
    toolOutput: joined(found.toolOutput),
  }
  return Object.values(texts).some((text) => text !== '') ? texts : null
}
