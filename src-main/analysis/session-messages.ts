import { holds } from '#schema/transcript/event.ts'
import { isAnswer } from './interactions.ts'
import type { MessageRow, SessionRows } from './session-rows.ts'

/** What a record is in the words of the dashboard's document, at its place in `types`. */
export const messageTypes = [
  'user',
  'assistant',
  'tool_result',
  'summary',
  'compact_summary',
] as const
/** One of {@link messageTypes}. */
export type MessageType = (typeof messageTypes)[number]

/** Bits of `marks`. */
export const messageMarks = {
  /** The first record of a model call that this session owns: the call's tokens are told with it. */
  carriesCall: 1,
  /** A failed tool call or request. */
  error: 2,
} as const

/** Records of a session that people or models wrote, in their order; one place in each list. */
export interface SessionMessages {
  readonly ids: Float64Array
  readonly fileIds: Int32Array
  /** UTC ms; of a record without a time, that of the one before it; 0 where none has one. */
  readonly times: Float64Array
  readonly types: Uint8Array
  /** Place of its model in `modelNames`; -1: it names none. */
  readonly models: Int16Array
  readonly modelNames: readonly string[]
  readonly marks: Uint8Array
}

/** What a record is as documented; null for bookkeeping, which the document does not count. */
const typeOf = (row: MessageRow): MessageType | null => {
  const { kind, record_type, holds: held } = row
  switch (kind) {
    case 'prompt':
    case 'task':
    case 'meta':
    case 'interruption':
      return 'user'
    case 'answer':
      return 'assistant'
    case 'error':
      return isAnswer(row) ? 'assistant' : null
    case 'toolResult':
      return 'tool_result'
    case 'compaction':
      return (held & holds.summary) === 0 ? null : 'compact_summary'
    default:
      return record_type === 'summary' ? 'summary' : null
  }
}

/** Packs what a list of a project's records needs of a session's. */
export const sessionMessages = ({ messages, calls }: SessionRows): SessionMessages => {
  const shown = messages.flatMap((row) => {
    const type = typeOf(row)
    return type === null ? [] : [{ row, type: messageTypes.indexOf(type) }]
  })
  const modelNames = [...new Set(calls.map(({ model }) => model))]
  const modelOf = new Map(calls.map(({ id, model }) => [id, modelNames.indexOf(model)]))
  const unseen = new Set(modelOf.keys())
  let lastAt = messages.find(({ at }) => at !== null)?.at ?? 0
  const timeOf = (at: number | null): number => {
    lastAt = at ?? lastAt
    return lastAt
  }
  const marksOf = ({ call_id, holds: held }: MessageRow): number => {
    const carries = call_id !== null && unseen.delete(call_id)
    const failed = (held & holds.error) !== 0
    return (carries ? messageMarks.carriesCall : 0) | (failed ? messageMarks.error : 0)
  }
  return {
    ids: Float64Array.from(shown, ({ row }) => row.id),
    fileIds: Int32Array.from(shown, ({ row }) => row.file_id),
    times: Float64Array.from(shown, ({ row }) => timeOf(row.at)),
    types: Uint8Array.from(shown, ({ type }) => type),
    models: Int16Array.from(shown, ({ row }) => modelOf.get(row.call_id ?? -1) ?? -1),
    modelNames,
    marks: Uint8Array.from(shown, ({ row }) => marksOf(row)),
  }
}
