import type { QueryHandlers } from '#main/features/handlers.ts'
import { besideSession } from './beside.queries.ts'
import { getGhost } from './ghost-detail.queries.ts'
import { getSession } from './session-detail.queries.ts'
import { listSessions } from './sessions.queries.ts'

/** Handlers of the sessions. */
export const sessionsQueries: QueryHandlers<'sessions'> = {
  'sessions.list': (input, context) => listSessions(context, input),
  'sessions.ghost': (input, context) => getGhost(context, input),
  'sessions.beside': ({ id }, { index }) => besideSession(index, id),
  'sessions.get': ({ id }, context) => getSession(context, id),
}
