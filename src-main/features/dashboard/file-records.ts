import { eachMessage } from '#main/analysis/project-messages.ts'
import type { SessionFacts } from '#main/analysis/session-facts.ts'

/** What the records of one transcript say. */
export interface FileRecords {
  readonly messages: number
  /** Of the role of the user: what was asked, and what came of tools. */
  readonly users: number
  readonly assistants: number
  /** UTC ms; 0: no record has a time. */
  readonly firstAt: number
  readonly lastAt: number
}

/** Of a transcript without any record. */
export const noRecords: FileRecords = {
  messages: 0,
  users: 0,
  assistants: 0,
  firstAt: 0,
  lastAt: 0,
}

const isUser = (type: string): boolean => type === 'user' || type === 'tool_result'

/** Counts the records of a session by the transcript they lie in. */
export const recordsByFile = (facts: SessionFacts): Map<number, FileRecords> => {
  const found = new Map<number, FileRecords>()
  for (const [place, { type, at }] of eachMessage(facts).entries()) {
    const file = facts.messages.fileIds[place] ?? 0
    const known = found.get(file) ?? noRecords
    found.set(file, {
      messages: known.messages + 1,
      users: known.users + (isUser(type) ? 1 : 0),
      assistants: known.assistants + (type === 'assistant' ? 1 : 0),
      firstAt: known.firstAt === 0 ? at : Math.min(known.firstAt, at || known.firstAt),
      lastAt: Math.max(known.lastAt, at),
    })
  }
  return found
}
