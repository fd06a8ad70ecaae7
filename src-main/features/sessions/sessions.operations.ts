import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { listSessions } from './sessions.queries.ts'

/**
 * Handlers of the sessions. What knows prices and the records of agents is no part of the first
 * answers, and is loaded with its first question.
 */
export const sessionsQueries: QueryHandlers<'sessions'> = {
  'sessions.list': (input, context) => listSessions(context, input),
  'sessions.ghost': async (input, context) =>
    (await import('./ghost-detail.queries.ts')).getGhost(context, input),
  'sessions.beside': async ({ id }, { index }) =>
    (await import('./beside.queries.ts')).besideSession(index, id),
  'sessions.get': async ({ id }, context) =>
    (await import('./session-detail.queries.ts')).getSession(context, id),
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
