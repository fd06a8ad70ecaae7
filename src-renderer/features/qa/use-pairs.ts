import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '#renderer/client/call.ts'
import { useFilter } from '#renderer/client/filter.ts'
import type { Output } from '#schema/operations.ts'
import type { QaSearch } from './qa-search.ts'

const windowSize = 20

/** What the screen asks: the filter bar, the words, and what is chosen beside them. */
export const useQuestion = ({ q = '', status, code }: QaSearch) => {
  const { filter } = useFilter()
  const chosen = { ...(status?.length ? { status } : {}), ...(code ? { code } : {}) }
  return { ...filter, q, ...chosen }
}

/** Windows of questions, more of them as they are asked for. */
export const usePairs = (search: QaSearch) => {
  const input = { ...useQuestion(search), limit: windowSize }
  return useInfiniteQuery({
    queryKey: ['qa.list', input],
    queryFn: ({ signal, pageParam }): Promise<Output<'qa.list'>> =>
      call('qa.list', { ...input, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { pairs }) => sum + pairs.length, 0)
      return shown < total ? shown : null
    },
    placeholderData: keepPreviousData,
  })
}
