import { asObject, asText, asTime, type Json } from '#main/lib/coerce.ts'

/** One line of a rollout without its wrapper, whichever version wrote it. */
export interface Line {
  /** `session_meta`, `turn_context`, `response_item`, `event_msg`, `compacted`, or an unknown one. */
  readonly type: string
  /** The payload's own type; empty where it has none. */
  readonly inner: string
  readonly payload: Json
  readonly at: number | null
}

const noObject: Json = {}

/** Types of items that older versions wrote without a wrapper. */
const bareItems: ReadonlySet<string> = new Set([
  'message',
  'reasoning',
  'function_call',
  'function_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'local_shell_call',
  'web_search_call',
  'function_result',
])

/** Which kind of line a record without a wrapper stands for. */
const bareType = (record: Json): string => {
  const type = asText(record.type)
  if (type !== null && bareItems.has(type)) return 'response_item'
  if (type === null && asText(record.role) !== null) return 'response_item'
  if (record.record_type === 'state') return 'state'
  const isHead = type === null && asText(record.id) !== null && asTime(record.timestamp) !== null
  return isHead ? 'session_meta' : (type ?? '(no type)')
}

/** Reads a parsed line; wrong types are dropped, nothing throws. */
export const readLine = (value: unknown): Line => {
  const record = asObject(value) ?? noObject
  const at = asTime(record.timestamp) ?? asTime(record.created_at)
  const wrapped = asObject(record.payload)
  if (wrapped) {
    const inner = asText(wrapped.type) ?? (asText(wrapped.role) === null ? '' : 'message')
    return { type: asText(record.type) ?? '(no type)', inner, payload: wrapped, at }
  }
  const type = bareType(record)
  const inner = type === 'response_item' ? (asText(record.type) ?? 'message') : ''
  return { type, inner, payload: record, at }
}

/** The name a record is counted and shown under: its type, the payload's own behind a slash. */
export const typeName = ({ type, inner }: Line): string =>
  (inner === '' ? type : `${type}/${inner}`).slice(0, 200).toWellFormed()
