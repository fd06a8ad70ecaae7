import { SessionView } from '#renderer/features/transcript/session-view.tsx'
import { Freshness } from './freshness.tsx'

/** One session, read. */
export const SessionPage = () => <SessionView aside={<Freshness />} />
