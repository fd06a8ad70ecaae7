import type { ComponentProps, ReactNode } from 'react'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Skeleton, SkeletonRows } from '#renderer/ui/skeleton.tsx'
import styles from './session.module.css'
import { BackLink } from './session-header.tsx'
import { useFacts } from './use-facts.ts'

interface SessionWaitingProps {
  readonly query: ComponentProps<typeof QueryView<unknown>>['query']
  readonly aside: ReactNode
}

/** The panes of a session, empty. */
const EmptyPanes = () => {
  const [hasFacts] = useFacts()
  return (
    <div className={styles.panes} data-facts={hasFacts || undefined}>
      <div className={styles.emptyPrompts}>
        <SkeletonRows count={6} height={14} />
      </div>
      <div className={styles.emptyTranscript}>
        <SkeletonRows count={12} height={14} gap={20} />
      </div>
      {hasFacts && (
        <div className={styles.emptyFacts}>
          <SkeletonRows count={14} height={12} gap={12} />
        </div>
      )}
    </div>
  )
}

/** The place of a session that is being asked for, or that could not be read. */
export const SessionWaiting = ({ query, aside }: SessionWaitingProps) => (
  <>
    <header className={styles.head}>
      <div className={styles.header}>
        <BackLink />
        {!query.error && <Skeleton height={16} width="40%" />}
        {aside}
      </div>
      {!query.error && (
        <div className={styles.facts}>
          <Skeleton height={12} width="50%" />
        </div>
      )}
    </header>
    <QueryView query={query} what="the session" skeleton={<EmptyPanes />}>
      {() => null}
    </QueryView>
  </>
)
