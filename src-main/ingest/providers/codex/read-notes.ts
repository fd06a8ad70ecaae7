import { asJson, cut, firstLine } from '#main/ingest/providers/cut-text.ts'
import { asCount, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { BlockOf } from '#schema/transcript/block.ts'
import type { Line } from './read-line.ts'
import { contentText, injectionName, saidText } from './read-prompt.ts'

const joined = (...parts: readonly (string | null | false)[]): string =>
  parts.filter((part) => part !== null && part !== false && part !== '').join(' · ')

const tokens = (payload: Json): string => {
  const last = asObject(asObject(payload.info)?.last_token_usage)
  if (!last) return 'limits only'
  const count = (name: string) => asCount(last[name]).toLocaleString('en')
  const cached = `${count('cached_input_tokens')} cached`
  return `input ${count('input_tokens')} (${cached}) · output ${count('output_tokens')}`
}

const errorText = (payload: Json): string | null =>
  asText(payload.message) ?? asText(asObject(payload.error)?.message)

/** Lines of records whose telling field is not a message. */
const lines: Readonly<Record<string, (payload: Json) => string>> = {
  item_completed: (of) => joined(asText(asObject(of.item)?.type), firstLine(saidText(of))),
  session_meta: (of) => joined(asText(of.originator), asText(of.cli_version), asText(of.cwd)),
  task_complete: (of) => joined(errorText(of), firstLine(asText(of.last_agent_message) ?? '')),
  thread_name_updated: (of) => joined(asText(of.thread_name)),
  token_count: tokens,
  turn_context: (of) => joined(asText(of.model), asText(of.effort), asText(of.cwd)),
}

const asNote = (name: string, line: string, text: string, most: number): BlockOf<'note'> => ({
  kind: 'note',
  name: name
    .replaceAll(/[_/-]+/g, ' ')
    .slice(0, 100)
    .toWellFormed(),
  line: line.slice(0, 300).toWellFormed(),
  body: cut(text, most),
})

/** What the program said in a person's or in its own name. */
export const readInjection = ({ payload }: Line, most: number): BlockOf<'note'> => {
  const text = contentText(payload.content)
  const own = payload.role === 'user' ? 'injected' : asText(payload.role)
  const name = injectionName(text) ?? asText(payload.author) ?? own ?? 'injected'
  return asNote(name, firstLine(text), text, most)
}

/** A record without a message, in words. */
export const readNote = ({ type, inner, payload }: Line, most: number): BlockOf<'note'> => {
  const key = inner === '' ? type : inner
  const own = Object.hasOwn(lines, key) ? lines[key]?.(payload) : undefined
  const said = errorText(payload) ?? asText(payload.text) ?? asText(payload.user_facing_hint)
  const { type: _, ...rest } = payload
  const text = said ?? asJson(rest)
  return asNote(key, own || firstLine(text), text, most)
}
