import type { QueryContext, QueryHandlers } from '#main/features/handlers.ts'
import { log } from '#main/lib/log.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { AppError, toFailure } from '#schema/errors.ts'
import type { CardName, SessionAnalytics, SessionCards } from '#schema/session-cards.ts'
import { computeCards } from './cards.queries.ts'

/** A session as its cards need it. */
interface Transcript {
  readonly row: number
  /** Lines of the transcript and its subagents; null where there is no transcript. */
  readonly lines: number | null
}

const isGhost = async (index: IndexReader, id: string): Promise<boolean> =>
  (await index
    .selectFrom('ghost')
    .select('session_id')
    .where('session_id', '=', id)
    .executeTakeFirst()) !== undefined

/** The session by its id; null of one that only a history of prompts tells of. */
const findTranscript = async (index: IndexReader, id: string): Promise<Transcript | null> => {
  const session = await index
    .selectFrom('session')
    .select(['id', 'has_main'])
    .where('session_id', '=', id)
    .executeTakeFirst()
  if (!session) {
    if (await isGhost(index, id)) return null
    throw new AppError('not_found', 'Session not found')
  }
  if (session.has_main === 0) return { row: session.id, lines: null }
  const { lines } = await index
    .selectFrom('file')
    .select(({ fn }) => [
      fn.sum<number>('lines').as('whole'),
      fn.sum<number>('pending_line').as('pending'),
    ])
    .where('session_id', '=', session.id)
    .executeTakeFirstOrThrow()
    .then(({ whole, pending }) => ({ lines: whole + pending }))
  return { row: session.id, lines }
}

const names = Object.keys(computeCards) as CardName[]

/** Each card apart: what fails is told in its place and leaves the others. */
const cardsOf = async ({ index, library }: QueryContext, row: number) => {
  const cards: Partial<Record<CardName, unknown>> = {}
  const errors: Partial<Record<CardName, string>> = {}
  for (const name of names) {
    try {
      const card = await computeCards[name](index, row, library)
      if (card !== undefined) cards[name] = card
    } catch (thrown) {
      log.error({ card: name, error: String(thrown) }, 'a card of a session failed')
      errors[name] = toFailure(thrown).message
    }
  }
  return { cards: cards as SessionCards, errors }
}

const analyse = async (
  context: QueryContext,
  row: number,
  lines: number,
): Promise<SessionAnalytics> => {
  const { cards, errors } = await cardsOf(context, row)
  const { tokens, cost, compaction } = cards
  return {
    computed_at: new Date().toISOString(),
    computed_lines: lines,
    ...(tokens ? { tokens } : {}),
    ...(cost ? { cost } : {}),
    ...(compaction ? { compaction } : {}),
    cards,
    ...(Object.keys(errors).length > 0 ? { card_errors: errors } : {}),
  }
}

/** Handlers of the cards of a session. */
export const sessionCardsQueries: QueryHandlers<'sessionCards'> = {
  'sessionCards.get': async ({ id, as_of_line }, context) => {
    const transcript = await findTranscript(context.index, id)
    if (!transcript || transcript.lines === null) return {}
    const { row, lines } = transcript
    if (as_of_line !== undefined && as_of_line >= lines) return { not_modified: true }
    return analyse(context, row, lines)
  },
}
