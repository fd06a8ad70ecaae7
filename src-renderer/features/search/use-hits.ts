import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
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

/**
 * What is in sight comes first, and of it what is there at once, since a person waits for it with
 * every key; the rest follows without being asked for.
 */
const inSight = 10
const atOnceMs = 2
const windowSize = 30

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

/**
 * Windows of hits: those in sight and the next, and more of them as they are asked for. A window that
 * looked as long as it may and found little is followed by the next one, until a screen is full.
 */
export const useHits = (search: SearchSearch) => {
  const input = { ...useQuestion(search), order: search.order ?? 'newest' }
  const hits = useInfiniteQuery({
    queryKey: ['search.find', input],
    queryFn: ({ signal, pageParam: after }): Promise<Output<'search.find'>> =>
      call(
        'search.find',
        after === null
          ? { ...input, limit: inSight, ms: atOnceMs }
          : { ...input, after, limit: windowSize },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const { data, isPlaceholderData, hasNextPage, isFetching, isError, fetchNextPage } = hits
  const pages = data?.pages ?? []
  const found = pages.reduce((sum, page) => sum + page.hits.length, 0)
  const isMeant = !isPlaceholderData && (pages.length === 1 || found < inSight)
  useEffect(() => {
    // What failed is asked for again by a person, or it would be without end.
    if (isMeant && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [isMeant, hasNextPage, isFetching, isError, fetchNextPage])
  return hits
}
