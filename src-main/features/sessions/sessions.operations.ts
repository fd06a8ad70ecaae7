import type { QueryHandlers } from '#main/features/handlers.ts'
import { getGhost } from './ghost-detail.queries.ts'
import { getSession } from './session-detail.queries.ts'
import { listSessions } from './sessions.queries.ts'

/** Handlers of the sessions. */
export const sessionsQueries: QueryHandlers<'sessions'> = {
  'sessions.list': (input, context) => listSessions(context, input),
  'sessions.ghost': (input, context) => getGhost(context, input),
  'sessions.get': ({ id }, context) => getSession(context, id),
}
