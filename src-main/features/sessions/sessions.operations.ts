import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { listSessions } from './sessions.queries.ts'

/** What knows prices and records: no part of the first answers, and loaded with its first question. */
export const laterSessions = {
  beside: () => import('./beside.queries.ts'),
  detail: () => import('./session-detail.queries.ts'),
  ghost: () => import('./ghost-detail.queries.ts'),
}

/** Handlers of the sessions. */
export const sessionsQueries: QueryHandlers<'sessions'> = {
  'sessions.list': (input, context) => listSessions(context, input),
  'sessions.ghost': async (input, context) =>
    (await laterSessions.ghost()).getGhost(context, input),
  'sessions.beside': async ({ id }, { index }) =>
    (await laterSessions.beside()).besideSession(index, id),
  'sessions.get': async ({ id }, context) => (await laterSessions.detail()).getSession(context, id),
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
