import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { visibleText } from '#schema/visible-text.ts'
import { Button } from './button.tsx'
import { useGathered } from './failure-group.tsx'
import { FailureNotice } from './failure-notice.tsx'
import styles from './query-view.module.css'

/** The part of a query that decides what is drawn. */
export interface QueryLike<T> {
  readonly data: T | undefined
  readonly error: Error | null
  /** The data answer another question, until this one is answered. */
  readonly isPlaceholderData?: boolean
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

interface NotAgainProps {
  readonly what: string
  readonly error: Error
  readonly onRetry: () => void
}

/** What is below is older than it looks. */
export const NotAgain = ({ what, error, onRetry }: NotAgainProps) => (
  <p className={styles.notAgain} role="alert">
    <CircleAlert size={13} aria-hidden />
    <span>{visibleText(`Could not read ${what} again. ${error.message}`)}</span>
    <Button onClick={onRetry}>Retry</Button>
  </p>
)

/**
 * Loading, failed or ready. What was read before stays in sight while it is read again; where that
 * failed, and where it answers another question, it says so. A failure that other parts of the
 * screen share is said by the `FailureGroup` around them.
 */
export const QueryView = <T,>({ query, what, skeleton, children }: QueryViewProps<T>) => {
  const { data, error, isPlaceholderData = false } = query
  const retry = () => void query.refetch()
  const isGathered = useGathered(what, error, retry)
  if (data !== undefined)
    return (
      <>
        {error && !isGathered && <NotAgain what={what} error={error} onRetry={retry} />}
        <div className={styles.view} aria-busy={isPlaceholderData || undefined}>
          {children(data)}
        </div>
      </>
    )
  if (!error) return skeleton
  if (isGathered)
    return <p className={styles.unread}>{visibleText(`Could not read ${what}, see above.`)}</p>
  return (
    <FailureNotice
      sentence={`Could not read ${what}. ${error.message}`}
      detail={`${what}: ${error.stack ?? error.message}`}
      onRetry={retry}
    />
  )
}
