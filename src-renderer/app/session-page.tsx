import { CardsView } from '#renderer/features/session-cards/cards-view.tsx'
import { SessionView } from '#renderer/features/transcript/session-view.tsx'
import { Freshness } from './freshness.tsx'

/** One session, read or in figures. */
export const SessionPage = () => (
  <SessionView aside={<Freshness />} cards={(session) => <CardsView session={session} />} />
)
