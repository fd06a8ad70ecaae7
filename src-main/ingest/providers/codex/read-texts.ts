import { mostOfTool, textsIn } from '#main/ingest/providers/tool-texts.ts'
import { asArray } from '#main/lib/coerce.ts'
import { noTexts, type RecordTexts } from '#schema/transcript/texts.ts'
import { type Line, readLine } from './read-line.ts'
import { readOutcome } from './read-outcome.ts'
import { contentText, injectionName } from './read-prompt.ts'
import { isToolResult, isToolUse, toolInput, toolName } from './read-tools.ts'

const messageTexts = ({ payload }: Line): Partial<RecordTexts> => {
  const text = contentText(payload.content ?? payload.message).toWellFormed()
  if (payload.role === 'assistant') return { answer: text }
  return payload.role === 'user' && injectionName(text) === null
    ? { prompt: text }
    : { toolOutput: text }
}

const itemTexts = (line: Line): Partial<RecordTexts> => {
  if (line.inner === 'message') return messageTexts(line)
  if (isToolUse(line)) return { toolInput: `${toolName(line)}\n${textsIn(toolInput(line))}` }
  if (isToolResult(line)) {
    return { toolOutput: readOutcome(line.payload).text.slice(0, mostOfTool).toWellFormed() }
  }
  if (line.inner !== 'reasoning') return {}
  const { summary, content } = line.payload
  return { thinking: contentText([...asArray(summary), ...asArray(content)]).toWellFormed() }
}

/**
 * The words of one record of a rollout; null where there are none. Events repeat what items say,
 * so items alone are read.
 */
export const readTexts = (value: unknown): RecordTexts | null => {
  const line = readLine(value)
  if (line.type !== 'response_item') return null
  const texts = { ...noTexts, ...itemTexts(line) }
  return Object.values(texts).some((text) => text !== '') ? texts : null
}
