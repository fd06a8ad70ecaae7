import { Link } from '@tanstack/react-router'
import { keepFilter, useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './lists.module.css'

const SessionRow = ({ session }: { readonly session: SessionSummary }) => (
  <li>
    <Link
      to="/sessions/$id"
      params={{ id: session.id }}
      search={keepFilter}
      className={styles.session}
    >
      <span className={styles.name} title={visibleText(session.title ?? session.id)}>
        {session.title === null ? (
          <span className={styles.untitled}>untitled {visibleText(session.id.slice(0, 8))}</span>
        ) : (
          visibleText(session.title)
        )}
      </span>
      <span className={styles.soft}>{visibleText(session.projectName)}</span>
      <span className={styles.number}>
        <Cost usage={session.usage} />
      </span>
      <span className={styles.ago}>
        <Ago at={session.lastAt} />
      </span>
    </Link>
  </li>
)

/** What was worked on last. */
export const RecentCard = () => {
  const { filter } = useFilter()
  const query = useOperation(
    'sessions.list',
    { ...filter, sort: 'lastAt', order: 'desc', limit: 8 },
    { isKept: true },
  )
  return (
    <Card
      title="Recent sessions"
      actions={
        <>
          <Link to="/sessions" search={keepFilter} className={styles.all}>
            All {query.data?.total ?? ''}
          </Link>
          <ExportMenu {...asTable('sessions', 'Sessions', filter)} />
        </>
      }
    >
      <QueryView
        query={query}
        what="the recent sessions"
        skeleton={<SkeletonRows count={8} height={18} />}
      >
        {({ rows }) =>
          rows.length > 0 ? (
            <ul className={styles.list}>
              {rows.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </ul>
          ) : (
            <EmptyNotice title="No session passes the filter.">
              The sessions last worked on appear here. Choose a longer period, or clear the filters
              with Esc.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
