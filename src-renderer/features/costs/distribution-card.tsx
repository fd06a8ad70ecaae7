import { Link } from '@tanstack/react-router'
import { keepFilter, useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactUsd, exactCount, exactUsd, formatPercent, plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { CostDistribution } from '#schema/cost-screen.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './costs.module.css'

const Figures = ({ spread }: { readonly spread: CostDistribution }) => (
  <dl className={styles.figures}>
    {[
      { label: 'Half cost at most', title: 'p50, the median', value: spread.p50 },
      { label: '9 of 10 at most', title: 'p90', value: spread.p90 },
      { label: '99 of 100 at most', title: 'p99', value: spread.p99 },
      { label: 'The dearest', title: 'maximum', value: spread.maxUsd },
    ].map(({ label, title, value }) => (
      <div key={label} title={title}>
        <dt>{label}</dt>
        <dd>{exactUsd(value)}</dd>
      </div>
    ))}
  </dl>
)

const Bins = ({ bins }: Pick<CostDistribution, 'bins'>) => (
  <RankedBars
    label="Sessions by what they cost"
    most={bins.length}
    rows={bins.map(({ fromUsd, toUsd, sessions, costUsd }) => ({
      key: String(fromUsd),
      label: `${compactUsd(fromUsd)} – ${compactUsd(toUsd)}`,
      hint: `${plural(sessions, 'session')}, ${exactUsd(costUsd)} together`,
      value: sessions,
      shown: exactCount(sessions),
    }))}
  />
)

/** Sessions that cost far more than others do; each opens. */
const Unusual = ({ spread }: { readonly spread: CostDistribution }) => {
  const { unusual, unusualAboveUsd } = spread
  if (unusual.length === 0 || unusualAboveUsd === null) return null
  return (
    <section aria-label="Unusually expensive sessions" className={styles.unusual}>
      <p title="The median and three scaled median deviations">
        Unusual is what costs more than {exactUsd(unusualAboveUsd)}:
      </p>
      <ol>
        {unusual.map(({ sessionId, title, costUsd }) => (
          <li key={sessionId}>
            <Link
              to="/sessions/$id"
              params={{ id: sessionId }}
              search={keepFilter}
              className={styles.door}
              title={visibleText(title)}
            >
              {visibleText(title)}
            </Link>
            <span>{exactUsd(costUsd)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** How the cost of sessions is spread. */
export const DistributionCard = () => {
  const { filter } = useFilter()
  const query = useOperation('costs.distribution', filter, { isKept: true })
  return (
    <Card
      title="What a session costs"
      note={query.data && plural(query.data.sessions, 'session')}
      actions={<ExportMenu {...asTable('cost-distribution', 'Spread of cost', filter)} />}
    >
      <QueryView
        query={query}
        what="the cost of sessions"
        skeleton={<SkeletonRows count={9} height={18} />}
      >
        {(spread) =>
          spread.sessions > 0 ? (
            <>
              <Figures spread={spread} />
              <Bins bins={spread.bins} />
              <Unusual spread={spread} />
              <p className={styles.after}>
                The dearest tenth has {formatPercent(spread.topTenthShare)} of the cost
                {spread.unpricedSessions > 0 &&
                  `; ${plural(spread.unpricedSessions, 'session')} unpriced`}
                .
              </p>
            </>
          ) : (
            <EmptyNotice title="No session has a price.">
              Sessions stand here by what they cost, once one has a call with a price.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
