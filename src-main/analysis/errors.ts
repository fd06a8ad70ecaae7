import { errorCategory } from './error-category.ts'
import { byRecord, type CallsById, type Interaction, isAnswer } from './interactions.ts'
import type { CallRow, MessageRow } from './session-rows.ts'

/** A failed tool call, and the model call it cost. */
export interface ToolError {
  readonly interaction: Interaction
  readonly tool: string
  readonly category: string
  /** UTC ms of the result. */
  readonly at: number | null
  /** The answer that followed it; null where none did. */
  readonly retry: CallRow | null
}

const nextAnswer = (records: readonly MessageRow[], from: number): MessageRow | undefined =>
  records.slice(from).find((record) => isAnswer(record) && record.call_id !== null)

/**
 * Errors of an interaction in order. What an error cost is taken to be the output of the answer
 * that follows it, also where that call began before what was asked: a person may ask while one is
 * written. (StackUnderflow's error cost.)
 */
export const findErrors = (interaction: Interaction, calls: CallsById): ToolError[] => {
  if (interaction.errors === 0) return []
  const resultsOf = byRecord(interaction.tools, 'result_message_id')
  return interaction.records.flatMap((record, place) =>
    (resultsOf.get(record.id) ?? [])
      .filter(({ is_error }) => is_error === 1)
      .map((tool) => {
        const callId = nextAnswer(interaction.records, place + 1)?.call_id ?? null
        return {
          interaction,
          tool: tool.name,
          category: errorCategory(tool.failure ?? ''),
          at: record.at,
          retry: callId === null ? null : (calls.get(callId) ?? null),
        }
      }),
  )
}
