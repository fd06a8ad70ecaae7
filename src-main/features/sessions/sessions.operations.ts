import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
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

/** Handlers that change what sessions are called. */
export const sessionsCommands: CommandHandlers<'sessions'> = {
  'sessions.setTitle': async ({ id, title: asked }, { changeNotes }) =>
    changeNotes((notes) => {
      const title = asked?.toWellFormed().trim() || null
      if (title === null) notes.removeTitle(id)
      else notes.putTitle({ sessionId: id, title, changedAt: Date.now() })
      return { id, title }
    }),
}
