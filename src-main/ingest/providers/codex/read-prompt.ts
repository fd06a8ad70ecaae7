import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import { digest } from './digest.ts'
import type { Said } from './reading-state.ts'

/** Tags that the program puts around what it adds in a person's name. */
const injected: ReadonlySet<string> = new Set([
  'app-context',
  'apps_instructions',
  'collaboration_mode',
  'environment_context',
  'environments_instructions',
  'hook_prompt',
  'model_switch',
  'permissions',
  'personality_spec',
  'plugins_instructions',
  'realtime_conversation',
  'recommended_plugins',
  'skill',
  'skills_instructions',
  'subagent_notification',
  'subagents',
  'turn_aborted',
  'user_instructions',
])

const asked = '## My request for Codex:'

const shownLength = 300

/** The beginning of a text, as the index keeps it. */
export const headOf = (text: string): string => text.slice(0, shownLength).toWellFormed()

const isPictureTag = (text: string): boolean => /^<\/?image\b[^>]{0,300}>$/.test(text.trim())

/** The words of a message's content, without the tags that stand around pictures. */
export const contentText = (content: unknown): string => {
  if (typeof content === 'string') return content.toWellFormed()
  return asArray(content)
    .flatMap((item) => {
      const text = typeof item === 'string' ? item : asText(asObject(item)?.text)
      return text && !isPictureTag(text) ? [text.toWellFormed()] : []
    })
    .join('\n')
}

/** What a text is called that the program added in a person's name; null for one a person typed. */
export const injectionName = (text: string): string | null => {
  const start = text.trimStart().slice(0, 100)
  if (start.startsWith('# AGENTS.md instructions')) return 'instructions'
  const tag = /^<([a-z][\w-]*)/i.exec(start)?.[1]
  return tag !== undefined && injected.has(tag) ? tag.replaceAll(/[_-]+/g, ' ') : null
}

/** A command that a person ran with `!`: it is recorded with what came of it. */
const shellCommand = (text: string): string | null =>
  /^\s*<user_shell_command>\s*<command>\s*([\s\S]*?)\s*<\/command>/.exec(text)?.[1] ?? null

/** What a person typed, and the text as recorded where the program put more around it. */
export const readTyped = (text: string): { typed: string; around: string | null } => {
  const command = shellCommand(text)
  if (command !== null) return { typed: `! ${command}`, around: text }
  const at = text.lastIndexOf(asked)
  if (at === -1) return { typed: text.trim(), around: null }
  return { typed: text.slice(at + asked.length).trim(), around: text }
}

/** The text of a `user_message`, or of a finished item that is one. */
export const saidText = (payload: Json): string => {
  const item = asObject(payload.item)
  return item ? contentText(item.content) : (asText(payload.message) ?? '')
}

/** Things said that are remembered: one message may stand before its other forms. */
const mostSaid = 6

/**
 * A prompt stands in a rollout as an item and again as an event. Answers whether this text was
 * told in another form already, and what is remembered from here on.
 */
export const isEcho = (
  said: readonly Said[],
  text: string,
  form: string,
): { isEcho: boolean; said: readonly Said[] } => {
  const own = digest(text.trim())
  const at = said.findIndex((one) => one.digest === own && !one.forms.includes(form))
  if (at === -1) {
    return { isEcho: false, said: [...said, { digest: own, forms: form }].slice(-mostSaid) }
  }
  const told = said.map((one, place) => (place === at ? { ...one, forms: one.forms + form } : one))
  return { isEcho: true, said: told }
}
