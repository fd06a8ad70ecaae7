import { sql } from 'kysely'
import { holds } from '#schema/transcript/event.ts'
import type { IndexReader } from './read-store.ts'

/** A prompt, or a record of an answer, of a main transcript. */
export interface TalkRow {
  readonly session: number
  readonly isPrompt: number
  readonly hasText: number
  readonly callId: number | null
  /** UTC ms. */
  readonly at: number | null
}

/** Who spoke how often, and who waited for whom. */
export interface ConversationFigures {
  readonly userTurns: number
  readonly assistantTurns: number
  /** Turns whose time is known, and their sum in ms. */
  readonly timedAnswers: number
  readonly assistantMs: number
  /** Pauses of the person whose time is known, and their sum in ms. */
  readonly timedPauses: number
  readonly userMs: number
}

/** Prompts and answers of main transcripts in their order; subagents inside them are left out. */
export const talkRows = (index: IndexReader, sessions: readonly number[]): Promise<TalkRow[]> =>
  index
    .selectFrom('message as m')
    .select([
      sql<number>`m.session_id`.as('session'),
      sql<number>`m.kind = 'prompt'`.as('isPrompt'),
      sql<number>`m.holds & ${sql.lit(holds.text)}`.as('hasText'),
      sql<number | null>`m.call_id`.as('callId'),
      sql<number | null>`m.at`.as('at'),
    ])
    .where('m.session_id', 'in', sessions)
    .where('m.agent_id', '=', '')
    .where('m.kind', 'in', ['prompt', 'answer'])
    .where(sql<boolean>`(m.holds & ${sql.lit(holds.sidechain)}) = 0`)
    .orderBy('m.session_id')
    .orderBy('m.file_id')
    .orderBy('m.seq')
    .execute()

/** Prompts that begin with a slash, of main transcripts. */
export const slashPrompts = async (
  index: IndexReader,
  sessions: readonly number[],
): Promise<{ readonly session: number; readonly prompt: string }[]> =>
  index
    .selectFrom('message as m')
    .select([sql<number>`m.session_id`.as('session'), sql<string>`m.prompt`.as('prompt')])
    .where('m.session_id', 'in', sessions)
    .where('m.agent_id', '=', '')
    .where('m.kind', '=', 'prompt')
    .where('m.prompt', 'like', '/%')
    .execute()

/** Adds spans of time; one that runs backwards was written by another clock and is left out. */
class Spans {
  count = 0
  ms = 0

  add(from: number | null, to: number | null): void {
    if (from === null || to === null || to < from) return
    this.count += 1
    this.ms += to - from
  }
}

/**
 * A turn is from a prompt to the last answer before the next prompt; a pause from there to that
 * prompt. An answer written as several records counts once.
 */
export const conversationFigures = (rows: readonly TalkRow[]): ConversationFigures => {
  const answers = new Spans()
  const pauses = new Spans()
  const spoken = new Set<number>()
  let userTurns = 0
  let nameless = 0
  let askedAt: number | null = null
  let answeredAt: number | null = null
  for (const { isPrompt, hasText, callId, at } of rows) {
    if (isPrompt === 1) {
      answers.add(askedAt, answeredAt)
      pauses.add(answeredAt, at)
      userTurns += 1
      askedAt = at
      answeredAt = null
      continue
    }
    answeredAt = at ?? answeredAt
    if (hasText === 0) continue
    if (callId === null) nameless += 1
    else spoken.add(callId)
  }
  answers.add(askedAt, answeredAt)
  return {
    userTurns,
    assistantTurns: spoken.size + nameless,
    timedAnswers: answers.count,
    assistantMs: answers.ms,
    timedPauses: pauses.count,
    userMs: pauses.ms,
  }
}
