import { frameworkSigns } from './framework-signs.ts'
import { withoutCommandName } from './prompt-kind.ts'
import { intentSigns, topicSigns } from './topic-signs.ts'

/** A tool call as the rules look at it. */
export interface Action {
  readonly name: string
  readonly isEdit: boolean
  /** Of the file that is read or changed; empty for another tool. */
  readonly path: string
  /** Every text it is called with. */
  readonly input: string
}

/** Longest text that is looked through for signs. */
const most = 20_000

const intentOf = (name: string): string => `intent:${name}`

/** Commands say what they do outside of what they quote: a message, a script, a file's content. */
const bareCommand = (input: string): string =>
  input
    .replace(/<<-?\s*['"]?(\w+)['"]?[\s\S]*?\n\1\b/gu, ' ')
    .replace(/"(?:[^"\\]|\\.){40,}"|'[^']{40,}'/gu, ' ')

/** A prompt that is longer holds a plan, a log or a page that was pasted. */
const longest = 2_000
const ends = { first: 600, last: 300 }

/** What a person wrote themselves, as far as that can be told: of a long prompt the two ends. */
const ownWords = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, ends.first)}\n${text.slice(-ends.last)}`

/** What stands where a secret was masked; nobody typed it. */
const masked = /\bREDACTED\w*/gu

/**
 * Tags that a prompt speaks for. What is quoted or pasted says nothing of what a person wants, nor
 * does a mask (`REDACTED`); of a slash command what was typed behind its name does.
 */
export const evidenceOfPrompt = (text: string): Set<string> => {
  const own = ownWords(withoutCommandName(text.slice(0, most)))
    .replace(/```[\s\S]*?(?:```|$)/gu, ' ')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(masked, ' ')
    .trim()
  const found = new Set<string>()
  for (const [name, { word }] of Object.entries(frameworkSigns))
    if (word?.test(own)) found.add(name)
  for (const [name, { said }] of Object.entries(topicSigns)) if (said.test(own)) found.add(name)
  for (const [name, { said }] of Object.entries(intentSigns)) {
    if (said.test(own)) found.add(intentOf(name))
  }
  return found
}

const isRun = ({ name }: Action): boolean => name === 'Bash'

/** Tags that a tool call speaks for. */
export const evidenceOfAction = (action: Action): Set<string> => {
  const { name, isEdit, path } = action
  const command = isRun(action) ? bareCommand(action.input.slice(0, most)) : ''
  const code = isEdit ? action.input : ''
  const changed = isEdit ? path : ''
  const found = new Set<string>()
  for (const [tag, signs] of Object.entries(frameworkSigns)) {
    const isDone =
      (code !== '' && signs.code?.test(code)) ||
      (command !== '' && signs.command?.test(command)) ||
      (changed !== '' && signs.path?.test(changed))
    if (isDone) found.add(tag)
  }
  for (const [tag, signs] of Object.entries(topicSigns)) {
    const isDone =
      (command !== '' && signs.command?.test(command)) ||
      (changed !== '' && signs.path?.test(changed))
    if (isDone) found.add(tag)
  }
  for (const [tag, signs] of Object.entries(intentSigns)) {
    const isDone =
      signs.tools?.has(name) ||
      (command !== '' && signs.command?.test(command)) ||
      (changed !== '' && signs.path?.test(changed))
    if (isDone) found.add(intentOf(tag))
  }
  return found
}
