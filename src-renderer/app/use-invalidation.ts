import { type Query, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { onReconnect } from '#renderer/client/notices.ts'
import { readPreferences } from '#renderer/client/preferences.ts'
import { readAgain } from '#renderer/client/read-again.ts'
import { useNotice } from '#renderer/client/use-notices.ts'
import { operationQuery } from '#renderer/client/use-operation.ts'
import { createGather } from './gather.ts'

/** Answers about one session change only when that session does. */
const sessionOf = ({ queryKey: [name, input] }: Query): string | undefined => {
  if (typeof name !== 'string' || name === 'sessions.list') return
  if (!name.startsWith('sessions.') && !name.startsWith('transcript.')) return
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined
  return typeof id === 'string' ? id : undefined
}

/** A notice names at most this many sessions; more may have changed then. */
const mostNamed = 100
/** While a whole archive is read, notices come faster than anyone can look. */
const everyMs = 400

/** Reads again what a notice says has changed, at most a few times a second. */
export const useInvalidation = (): void => {
  const client = useQueryClient()
  const gather = useMemo(
    () =>
      createGather(everyMs, (changed: ReadonlySet<string>) => {
        const isAny = changed.size === 0 || changed.size >= mostNamed
        return readAgain(client, {
          predicate: (query) => {
            const id = sessionOf(query)
            return id === undefined || isAny || changed.has(id)
          },
        })
      }),
    [client],
  )
  useNotice('store.changed', ({ sessionIds }) => gather.add(sessionIds))
  useNotice('sources.changed', () => {
    // When a session will be deleted at its source is said by the settings of its folder.
    for (const name of ['sources.list', 'sessions.list'] as const) {
      void readAgain(client, { queryKey: [name] })
    }
  })
  useNotice('settings.changed', () => {
    // Aliases, prices and rates lie beside the settings, and are told of by the same notice.
    for (const name of ['money.prices', 'money.rates'] as const) {
      void readAgain(client, { queryKey: [name] })
    }
  })
  useNotice('engine.state', (engine) => {
    const { queryKey } = operationQuery('app.status', {})
    client.setQueryData(queryKey, (status) => (status ? { ...status, engine } : status))
    // What failed while the engine was away is asked for again, and so is a status on its way,
    // which may be older than this notice.
    void readAgain(client, engine.state === 'ready' ? {} : { queryKey })
  })
  useEffect(
    () =>
      onReconnect(() => {
        void readAgain(client)
        void readPreferences()
      }),
    [client],
  )
  useEffect(() => gather.stop, [gather])
}
