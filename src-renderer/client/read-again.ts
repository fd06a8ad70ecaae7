import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query'

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
  const firsts = underWay.filter(({ state }) => state.data === undefined)
  const arrived = firsts.map(({ promise }) => promise)
  await client.invalidateQueries(filters)
  await Promise.allSettled(arrived)
  await Promise.all(
    firsts.map(({ queryKey }) => client.invalidateQueries({ queryKey, exact: true })),
  )
}
