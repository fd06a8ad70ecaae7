import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import { stripWrappers, tagContent } from './wrappers.ts'

const interruption = '[Request interrupted by user'

const continuation = 'This session is being continued from a previous conversation'

const marks = [interruption, 'Caveat: The messages below were generated', continuation]

const shownLength = 300

/** The beginning of a text, as the index keeps it. */
export const headOf = (text: string): string => text.slice(0, shownLength).toWellFormed()

/** Whether a text only says that a person stopped the agent. */
export const isInterruption = (text: string): boolean => text.trimStart().startsWith(interruption)

/** Whether a text is what a compaction left of what was said before; older versions mark it no other way. */
export const isContinuation = (text: string): boolean => text.trimStart().startsWith(continuation)

/** `<command-name>/x</command-name><command-args>y</command-args>` → `/x y`; `!` and `#` modes likewise. */
const asTyped = (text: string): string => {
  const command = tagContent(text, 'command-name')
  if (command) {
    const name = command.startsWith('/') ? command : `/${command}`
    return `${name} ${tagContent(text, 'command-args') ?? ''}`.trim()
  }
  const shell = tagContent(text, 'bash-input')
  if (shell) return `! ${shell}`
  const memory = tagContent(text, 'user-memory-input')
  return memory ? `# ${memory}` : text
}

/** What a person typed, without wrappers; empty where nothing is left. */
export const typedText = (text: string): string => {
  const left = asTyped(stripWrappers(text).trim())
  return marks.some((mark) => left.startsWith(mark)) ? '' : left.trim()
}

const textOf = (item: unknown): string => {
  if (typeof item === 'string') return item
  const block = asObject(item)
  return block?.type === 'text' ? (asText(block.text) ?? '') : ''
}

/** The text of a message whose content is a string or a list of blocks. */
export const contentText = (content: unknown): string =>
  typeof content === 'string'
    ? content
    : asArray(content)
        .map(textOf)
        .filter((text) => text !== '')
        .join('\n')

/** What a person typed, and the text as recorded where the program put more around it. */
export const readTyped = (message: Json): { typed: string; around: string | null } => {
  const text = contentText(message.content).toWellFormed()
  const bare = stripWrappers(text).trim()
  const isCommand = tagContent(text, 'command-name') !== null
  return { typed: typedText(text), around: isCommand || bare === text.trim() ? null : text }
}

const hasBlock = (content: unknown, type: string): boolean =>
  asArray(content).some((item) => asObject(item)?.type === type)

/**
 * Whether a user record is a human turn: typed by a person, not injected, not a tool result, not
 * a compaction summary, and with something left once the wrappers are gone. What newer versions
 * say of a turn's origin goes before that.
 */
export const readPrompt = (record: Json, message: Json): string | null => {
  const { content } = message
  const machine = ['peer', 'task_notification', 'scheduled'].includes(String(record.turnOrigin))
  if (machine || record.promptSource === 'system') return null
  const origin = asText(asObject(record.origin)?.kind)
  if (origin !== null && origin !== 'human') return null
  if (record.isMeta === true || record.isSidechain === true) return null
  if (record.isCompactSummary === true || hasBlock(content, 'tool_result')) return null
  const text = contentText(content).toWellFormed()
  // What follows the tag is the program's too; it comes in a record of its own.
  if (text.trimStart().startsWith('<task-notification>')) return null
  const typed = typedText(text)
  if (typed !== '') return headOf(typed)
  return hasBlock(content, 'image') || hasBlock(content, 'document') ? '(image or document)' : null
}
