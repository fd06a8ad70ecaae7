import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query'

/** First answers that somebody waits for already: one more look behind them is enough. */
const awaited = new WeakSet<Promise<unknown>>()

/**
 * Asks again for the answers that a change made old; all of them where no filter is given. Resolves
 * when those that are shown are there.
 *
 * TanStack Query joins an answer that is on its way for the first time instead of asking anew, and
 * takes it for fresh when it comes. It may have been taken before the change, though, so that it is
 * asked for once more. It is not cut off: where changes come fast, a slow one would never arrive.
 */
export const readAgain = async (
  client: QueryClient,
  filters: InvalidateQueryFilters = {},
): Promise<void> => {
  const underWay = client.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })
  const firsts = underWay.filter(
    ({ state, promise }) => state.data === undefined && promise && !awaited.has(promise),
  )
  const arriving = firsts.flatMap(({ promise }) => promise ?? [])
  for (const one of arriving) awaited.add(one)
  await client.invalidateQueries(filters)
  await Promise.allSettled(arriving)
  await Promise.all(
    firsts.map(({ queryKey }) => client.invalidateQueries({ queryKey, exact: true })),
  )
}
