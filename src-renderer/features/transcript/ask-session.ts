import type { QueryClient } from '@tanstack/react-query'
import { operationQuery } from '#renderer/client/use-operation.ts'
import type { ReaderSearch } from './reader-search.ts'
import { pageOf, recordsQuery } from './use-records.ts'

/**
 * Asks for what the first screen of a session is made of, all at once: as the pointer nears its link,
 * or as it is opened. What is known and true is not asked for again.
 */
export const askSession = (
  client: QueryClient,
  id: string,
  { agent, seq = 0 }: Pick<ReaderSearch, 'agent' | 'seq'>,
): void => {
  const thread = { id, ...(agent ? { agentId: agent } : {}) }
  void client.prefetchQuery(operationQuery('sessions.get', { id }))
  void client.prefetchQuery(operationQuery('transcript.outline', thread))
  void client.prefetchQuery(recordsQuery(thread, pageOf(seq)))
}
