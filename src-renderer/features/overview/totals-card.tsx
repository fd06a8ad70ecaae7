import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { rangeBefore } from '#renderer/lib/period.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { Headlines, HeadlinesWaiting } from '#renderer/ui/headline.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Figures } from './figures.tsx'
import { TokenKinds } from './token-kinds.tsx'
import styles from './totals.module.css'

const TotalsSkeleton = () => (
  <div role="status" aria-label="Loading totals">
    <HeadlinesWaiting figures={['cost', 'tokens', 'sessions', 'cache', 'days', 'calls']} />
    <div className={styles.kinds}>
      <SkeletonRows count={2} height={6} gap={10} />
    </div>
  </div>
)

/** The headline figures, each a door to the sessions that make it. */
export const TotalsCard = () => {
  const { filter, days } = useFilter()
  const earlier = rangeBefore(days)
  const before = useOperation(
    'usage.overview',
    { ...filter, ...earlier },
    { isEnabled: earlier !== undefined },
  )
  const query = useOperation('usage.overview', filter, { isKept: true })
  return (
    <Headlines label="Totals">
      <CardBoundary>
        <QueryView query={query} what="the totals" skeleton={<TotalsSkeleton />}>
          {(overview) => (
            <>
              <Figures
                overview={overview}
                // Figures of another filter are not compared with these days.
                before={earlier && !query.isPlaceholderData ? before.data : undefined}
              />
              <TokenKinds totals={overview.totals} />
            </>
          )}
        </QueryView>
      </CardBoundary>
    </Headlines>
  )
}
