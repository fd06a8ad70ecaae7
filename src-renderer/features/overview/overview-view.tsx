import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { DailyCard } from './daily-card.tsx'
import { EmptyStore } from './empty-store.tsx'
import styles from './overview.module.css'
import { ProjectsCard } from './projects-card.tsx'
import { RecentCard } from './recent-card.tsx'
import { TotalsCard } from './totals-card.tsx'

/** What it cost, when, where, and what was worked on last. */
export const OverviewView = () => {
  const { isFiltered } = useFilter()
  const { data: status } = useOperation('app.status', {})
  const isEmpty = status?.counts.sessions === 0 && status.counts.messages === 0
  if (isEmpty && !isFiltered) return <EmptyStore progress={status.ingest} />
  return (
    <CardColumn>
      <TotalsCard />
      <DailyCard />
      <div className={styles.pair}>
        <ProjectsCard />
        <RecentCard />
      </div>
    </CardColumn>
  )
}
