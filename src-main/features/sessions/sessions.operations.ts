import type { QueryHandlers } from '#main/features/handlers.ts'
import { getSession } from './session-detail.queries.ts'
import { listSessions } from './sessions.queries.ts'
import { listPrompts, readOutline, readTranscript } from './transcript.queries.ts'

/** Handlers of the sessions. */
export const sessionsQueries: QueryHandlers<'sessions'> = {
  'sessions.list': (input, { index }) => listSessions(index, input),
  'sessions.get': ({ id }, context) => getSession(context, id),
  'sessions.prompts': async ({ id }, { index }) => ({ rows: await listPrompts(index, id) }),
  'sessions.outline': async (input, { index }) => ({ kinds: await readOutline(index, input) }),
  'sessions.transcript': (input, context) => readTranscript(context, input),
}
