import { useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount, formatPercent } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { CostComposition } from '#schema/cost-screen.ts'
import styles from './costs.module.css'
import { Estimate } from './estimate.tsx'

const why =
  'the tokens that were read and written, at the price of plain input of their model and day.'

const Facts = ({ cache }: Pick<CostComposition, 'cache'>) => (
  <>
    <p className={styles.headline}>
      <Estimate usd={cache.savedUsd} why={why} />{' '}
      <span className={cache.savedUsd > 0 ? styles.good : styles.bad}>
        {cache.savedUsd > 0 ? 'saved: it paid off' : 'lost: it did not pay off'}
      </span>
    </p>
    <dl className={styles.facts}>
      <dt>Read from the cache</dt>
      <dd title={exactCount(cache.readTokens)}>
        {compactCount(cache.readTokens)} tokens, {formatPercent(cache.readShare)} of all prompts
      </dd>
      <dt>Written to it</dt>
      <dd title={exactCount(cache.writtenTokens)}>
        {compactCount(cache.writtenTokens)} tokens
        {cache.writtenTokens > 0 &&
          `, each read ${(cache.readTokens / cache.writtenTokens).toFixed(1)} times`}
      </dd>
      <dt>Paid for both</dt>
      <dd>
        <Estimate usd={cache.paidUsd} why="of each call, the part that its cached tokens have." />
      </dd>
      <dt>Without a cache</dt>
      <dd>
        <Estimate usd={cache.uncachedUsd} why={why} />
      </dd>
    </dl>
  </>
)

/** What the cache was used for, and what it saved. */
export const CacheCard = () => {
  const { filter } = useFilter()
  const query = useOperation('costs.composition', filter, { isKept: true })
  return (
    <Card title="Cache">
      <QueryView query={query} what="the cache" skeleton={<SkeletonRows count={5} height={18} />}>
        {({ cache }) =>
          cache.readTokens + cache.writtenTokens > 0 ? (
            <Facts cache={cache} />
          ) : (
            <EmptyNotice title="No call used the cache.">
              Prompts that begin alike are kept by the model for some minutes and cost less when
              they are read again; agents do that by themselves.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
