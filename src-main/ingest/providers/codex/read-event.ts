import { asArray, asObject } from '#main/lib/coerce.ts'
import { holds } from '#schema/transcript/event.ts'
import { quiet, type Reading, readSaid } from './read-item.ts'
import type { Line } from './read-line.ts'
import { injectionName, saidText } from './read-prompt.ts'
import type { ReadingState } from './reading-state.ts'
import { eventKinds } from './record-kinds.ts'

/** Which form of what a person said an event is; null for any other event. */
const formOf = ({ inner, payload }: Line): string | null => {
  if (inner === 'user_message') return 'e'
  const isItem = inner === 'item_completed' && asObject(payload.item)?.type === 'UserMessage'
  return isItem ? 't' : null
}

/** Reads an event. Most repeat what an item says; what a person said may stand here alone. */
export const readEvent = (state: ReadingState, line: Line): Reading => {
  const { inner, payload } = line
  const form = formOf(line)
  if (form !== null) {
    const text = saidText(payload)
    const pictures = asArray(payload.images).length > 0
    const isBare = text.trim() === '' && !pictures
    return isBare || injectionName(text) !== null ? quiet : readSaid(state, text, form, pictures)
  }
  const isFailed = inner === 'task_complete' && asObject(payload.error) !== null
  const kind = isFailed ? 'error' : eventKinds.get(inner)
  if (kind === undefined) return { kind: 'unknown', known: false }
  if (kind === 'error') return { kind, known: true, holds: holds.error }
  return { kind, known: true, holds: kind === 'answer' ? holds.thinking : 0 }
}
