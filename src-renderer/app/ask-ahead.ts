import type { QueryClient } from '@tanstack/react-query'
import { isRefused } from '#renderer/client/access.ts'
import { operationQuery } from '#renderer/client/use-operation.ts'
import { dayInZone } from '#renderer/lib/days.ts'
import { localZone } from '#renderer/lib/time.ts'
import { filterOf } from './filter-of.ts'
import { FilterSearch } from './filter-search.ts'
import { parseSearch } from './search-text.ts'

/**
 * Asks for what the Overview shows while its screen is still being made: the answers are there when
 * it is. What is asked for a zone or day that turns out to be another is asked again by the screen.
 */
export const askAhead = (client: QueryClient): void => {
  if (window.location.pathname !== '/' || isRefused()) return
  const timezone = localZone()
  const choice = FilterSearch.parse(parseSearch(window.location.search))
  const { filter } = filterOf(choice, dayInZone(Date.now(), timezone), timezone)
  void client.prefetchQuery(operationQuery('usage.daily', filter))
  void client.prefetchQuery(operationQuery('usage.overview', filter))
}
