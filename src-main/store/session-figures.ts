import { type CodeFigures, codeFigures } from './code-figures.ts'
import {
  type ConversationFigures,
  conversationFigures,
  slashPrompts,
  talkRows,
} from './conversation-figures.ts'
import { keepBySession } from './kept-by-session.ts'
import type { IndexReader } from './read-store.ts'
import { sessionSpans } from './session-span.ts'
import {
  agentOutcomes,
  type OutcomeCounts,
  skillOutcomes,
  toolOutcomes,
  toolRows,
} from './tool-figures.ts'

/** Outcomes by name. */
export type Outcomes = ReadonlyMap<string, Readonly<OutcomeCounts>>

/** What takes a look at every record of a session to know. */
export interface SessionFigures {
  /** From first to last record of its main transcript; null where both are one moment. */
  readonly durationMs: number | null
  readonly conversation: ConversationFigures
  readonly code: CodeFigures
  readonly tools: Outcomes
  readonly agents: Outcomes
  readonly skills: Outcomes
}

const bySession = <Row extends { readonly session: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, Row[]> => {
  const sessions = new Map<number, Row[]>()
  for (const row of rows) {
    const others = sessions.get(row.session)
    if (others) others.push(row)
    else sessions.set(row.session, [row])
  }
  return sessions
}

const compute = async (
  index: IndexReader,
  rows: readonly number[],
): Promise<Map<number, SessionFigures>> => {
  const spans = await sessionSpans(index, rows)
  const tools = bySession(await toolRows(index, rows))
  const talk = bySession(await talkRows(index, rows))
  const commands = bySession(await slashPrompts(index, rows))
  const figuresOf = (row: number): SessionFigures => {
    const calls = tools.get(row) ?? []
    const prompts = (commands.get(row) ?? []).map(({ prompt }) => prompt)
    return {
      durationMs: spans.get(row) ?? null,
      conversation: conversationFigures(talk.get(row) ?? []),
      code: codeFigures(calls),
      tools: toolOutcomes(calls),
      agents: agentOutcomes(calls),
      skills: skillOutcomes(calls, prompts),
    }
  }
  return new Map(rows.map((row) => [row, figuresOf(row)]))
}

/**
 * Figures of many sessions. They are kept until something is written of a session, since looking
 * at all records of a quarter year takes a second; what is new since is a look at few.
 */
export const sessionFigures = keepBySession(compute)
