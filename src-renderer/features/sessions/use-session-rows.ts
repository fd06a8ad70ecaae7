import { useQueries } from '@tanstack/react-query'
import { useFilter } from '#renderer/client/filter.ts'
import { operationQuery, useOperation } from '#renderer/client/use-operation.ts'
import type { SessionSort, SessionSummary } from '#schema/sessions.ts'
import type { SessionsSearch } from './sessions-search.ts'

const windowSize = 100

/** Newest work first, unless the address says otherwise. */
export const defaultSort = 'lastAt' satisfies SessionSort

/** Windows after the first that hold the rows from `first` to `last`. */
export const windowsFor = (first: number, last: number): readonly number[] => {
  const from = Math.max(1, Math.floor(first / windowSize))
  const to = Math.floor(last / windowSize)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place)
}

/** The head of the list: how many there are, their sum, and the first rows. */
export const useSessionHead = ({ q, sort, order }: SessionsSearch) => {
  const { filter } = useFilter()
  const input = {
    ...filter,
    ...(q ? { q } : {}),
    sort: sort ?? defaultSort,
    order: order ?? 'desc',
    limit: windowSize,
    ghosts: 'with' as const,
  }
  const query = useOperation('sessions.list', { ...input, offset: 0 }, { isKept: true })
  return { input, query }
}

type Head = ReturnType<typeof useSessionHead>

/** Rows by place; those not yet here are undefined. */
export const useSessionRows = (
  { input, query }: Head,
  first: number,
  last: number,
): ((index: number) => SessionSummary | undefined) => {
  const windows = windowsFor(first, last)
  const answers = useQueries({
    queries: windows.map((place) =>
      operationQuery('sessions.list', { ...input, offset: place * windowSize }),
    ),
  })
  return (index) => {
    const place = Math.floor(index / windowSize)
    const rows = place === 0 ? query.data?.rows : answers[windows.indexOf(place)]?.data?.rows
    return rows?.[index % windowSize]
  }
}
