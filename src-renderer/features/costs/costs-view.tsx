import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Card } from '#renderer/ui/card.tsx'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { CacheCard } from './cache-card.tsx'
import { CommandsCard } from './commands-card.tsx'
import { CompositionCard } from './composition-card.tsx'
import styles from './costs.module.css'
import { DistributionCard } from './distribution-card.tsx'
import { ErrorsCard } from './errors-card.tsx'
import { RetriesCard } from './retries-card.tsx'
import { ShareCard } from './share-card.tsx'
import { WhatIfCard } from './what-if-card.tsx'

const Nothing = () => {
  const { isFiltered } = useFilter()
  return (
    <Card title="Costs">
      <EmptyNotice
        title={isFiltered ? 'No call passes the filter.' : 'There is no call to a model yet.'}
      >
        {isFiltered
          ? 'Choose a longer period, or clear the filters with Esc.'
          : 'Once a transcript with an answer is read, this screen says what was paid for.'}
      </EmptyNotice>
    </Card>
  )
}

/** Where the money went: by kind, by thing, by prompt; what failed, what was saved, what else it could cost. */
export const CostsView = () => {
  const { filter } = useFilter()
  const { data } = useOperation('costs.composition', filter, { isKept: true })
  if (data?.totals.calls === 0)
    return (
      <CardColumn>
        <Nothing />
      </CardColumn>
    )
  // A page of another filter means nothing: its cards begin anew.
  const scope = JSON.stringify(filter)
  return (
    <CardColumn>
      <div className={styles.pair}>
        <CompositionCard />
        <CacheCard />
      </div>
      <CommandsCard key={`commands ${scope}`} />
      <div className={styles.pair}>
        <ShareCard by="model" />
        <ShareCard by="tool" />
        <ShareCard by="project" />
        <ShareCard by="session" />
        <ShareCard by="day" />
        <WhatIfCard />
        <ErrorsCard />
        <DistributionCard />
      </div>
      <RetriesCard key={`retries ${scope}`} />
    </CardColumn>
  )
}
