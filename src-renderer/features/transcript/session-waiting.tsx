import type { ComponentProps, ReactNode } from 'react'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import styles from './session.module.css'
import { BackLink } from './session-header.tsx'

interface SessionWaitingProps {
  readonly query: ComponentProps<typeof QueryView<unknown>>['query']
  readonly aside: ReactNode
}

/** The place of a session that is being asked for, or that could not be read. */
export const SessionWaiting = ({ query, aside }: SessionWaitingProps) => (
  <>
    <header className={styles.header}>
      <BackLink />
      {aside}
    </header>
    <div className={styles.waiting}>
      <QueryView
        query={query}
        what="the session"
        skeleton={<SkeletonRows count={12} height={16} gap={18} />}
      >
        {() => null}
      </QueryView>
    </div>
  </>
)
