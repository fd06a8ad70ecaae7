import type { TypedPrompt } from '#main/ingest/providers/provider.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

const pastedMark = /\[Pasted text #(\d+)[^\]]*\]/g

/** A long paste stands as a mark in what was typed, its text beside it; newer ones lie elsewhere. */
const withPastes = (typed: string, pastes: unknown): string => {
  if (!isFields(pastes)) return typed
  return typed.replace(pastedMark, (mark, id: string) => {
    const paste = Object.hasOwn(pastes, id) ? pastes[id] : null
    return (isFields(paste) && textIn(paste.content)) || mark
  })
}

const latest = Date.UTC(2100, 0)

/** A line of `history.jsonl`; null for one that names no session, no time or no words. */
export const readTypedPrompt = (record: unknown): TypedPrompt | null => {
  if (!isFields(record)) return null
  const sessionId = textIn(record.sessionId)
  const typed = textIn(record.display)
  const at = record.timestamp
  const isTime = typeof at === 'number' && at > 0 && at < latest
  if (sessionId === null || sessionId.length > 255 || typed === null || !isTime) return null
  return {
    sessionId,
    at: Math.round(at),
    cwd: textIn(record.project),
    text: withPastes(typed, record.pastedContents),
  }
}
