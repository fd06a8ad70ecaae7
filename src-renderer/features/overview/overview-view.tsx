import { lazy, Suspense } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { useIdle } from '#renderer/lib/use-idle.ts'
import { DailyCard } from './daily-card.tsx'
import { EmptyStore } from './empty-store.tsx'
import { MoreWaiting } from './more-waiting.tsx'
import styles from './overview.module.css'
import { ProjectsCard } from './projects-card.tsx'
import { RecentCard } from './recent-card.tsx'
import { TotalsCard } from './totals-card.tsx'

const MoreCards = lazy(async () => ({ default: (await import('./more-cards.tsx')).MoreCards }))

/** Neither code nor questions of these hold up the first cards. */
const More = () => {
  const { filter } = useFilter()
  const { isPending } = useOperation('usage.daily', filter, { isKept: true })
  return useIdle(!isPending) ? (
    <Suspense fallback={<MoreWaiting />}>
      <MoreCards />
    </Suspense>
  ) : (
    <MoreWaiting />
  )
}

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
      <More />
    </CardColumn>
  )
}
