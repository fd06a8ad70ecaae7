import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useFilter } from '#renderer/client/filter.ts'
import { call } from '#renderer/client/call.ts'
import type { Output } from '#schema/operations.ts'
import type { SearchHit } from '#schema/search.ts'
import type { SearchSearch } from './search-search.ts'

/** Hits of one session, in the order in which they were found. */
export interface HitGroup {
  readonly sessionId: string
  readonly hits: readonly SearchHit[]
}

const windowSize = 20

/** Hits by session, a session where its first hit stands. */
export const bySession = (hits: readonly SearchHit[]): HitGroup[] => {
  const groups = new Map<string, SearchHit[]>()
  for (const hit of hits) {
    const known = groups.get(hit.sessionId)
    if (known) known.push(hit)
    else groups.set(hit.sessionId, [hit])
  }
  return [...groups].map(([sessionId, own]) => ({ sessionId, hits: own }))
}

/** What the screen asks: the text, the filter bar, and the parts that were chosen. */
export const useQuestion = ({ q = '', kind }: SearchSearch) => {
  const { filter } = useFilter()
  return { ...filter, q, ...(kind?.length ? { kind } : {}) }
}

/** Windows of hits, more of them as they are asked for. */
export const useHits = (search: SearchSearch) => {
  const input = { ...useQuestion(search), order: search.order ?? 'newest', limit: windowSize }
  return useInfiniteQuery({
    queryKey: ['search.find', input],
    queryFn: ({ signal, pageParam }): Promise<Output<'search.find'>> =>
      call('search.find', pageParam === null ? input : { ...input, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
}
