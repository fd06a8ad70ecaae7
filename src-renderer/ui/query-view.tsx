import type { ReactNode } from 'react'
import { FailureNotice } from './failure-notice.tsx'

/** The part of a query that decides what is drawn. */
interface QueryLike<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

interface QueryViewProps<T> {
  readonly query: QueryLike<T>
  /** What is being read, for the sentence of a failure: "the totals". */
  readonly what: string
  /** The final shape, empty. */
  readonly skeleton: ReactNode
  readonly children: (data: T) => ReactNode
}

/** Loading, failed or ready. What was read before stays in sight while it is read again. */
export const QueryView = <T,>({ query, what, skeleton, children }: QueryViewProps<T>) => {
  if (query.data !== undefined) return children(query.data)
  if (!query.error) return skeleton
  return (
    <FailureNotice
      sentence={`Could not read ${what}. ${query.error.message}`}
      detail={`${what}: ${query.error.stack ?? query.error.message}`}
      onRetry={() => query.refetch()}
    />
  )
}
