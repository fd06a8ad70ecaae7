import { Link } from '@tanstack/react-router'
import { useOperation } from '#renderer/client/use-operation.ts'
import { dayRange } from '#renderer/lib/days.ts'
import { exactCount, formatPercent, roundAmount } from '#renderer/lib/format.ts'
import { costName, inCurrency, writeAmount } from '#renderer/lib/money.ts'
import { Card } from '#renderer/ui/card.tsx'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { Headlines, HeadlinesWaiting } from '#renderer/ui/headline.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import type { Trends } from '#schema/trends.ts'
import { DayCard } from './day-card.tsx'
import { EmptyTrends } from './empty-trends.tsx'
import styles from './trends.module.css'
import { useSessionsSearch, useTrendsQuestion, WithBranchless } from './trends-controls.tsx'
import { TrendsFigures } from './trends-figures.tsx'
import { ActivityCard, AgentsCard, ToolsCard } from './trends-lists.tsx'

const DayCards = ({ cards }: Pick<Trends, 'cards'>) => (
  <div className={styles.three}>
    <DayCard
      title={`${costName()} per day`}
      figure={costName()}
      color="var(--token-output)"
      days={cards.tokens.daily_costs.map(({ date, cost_usd }) => ({
        date,
        value: inCurrency(Number(cost_usd)),
      }))}
      format={writeAmount}
      axis={roundAmount}
    />
    <DayCard
      title="Sessions per day"
      figure="Sessions"
      color="var(--token-input)"
      days={cards.activity.daily_session_counts.map(({ date, session_count: value }) => ({
        date,
        value,
      }))}
      format={exactCount}
      axis={(count) => (Number.isInteger(count) ? exactCount(count) : '')}
    />
    <DayCard
      title="Agent’s share of time per day"
      figure="Agent worked"
      color="var(--token-cache-write-1h)"
      days={cards.utilization.daily_utilization.map(({ date, utilization_pct: percent }) => ({
        date,
        value: percent === null ? null : percent / 100,
      }))}
      format={formatPercent}
      axis={(share) => `${Math.round(share * 100)} %`}
    />
  </div>
)

const Basis = ({ trends: { date_range: range } }: { readonly trends: Trends }) => {
  const search = useSessionsSearch()
  return (
    <p className={styles.basis}>
      {dayRange(range.start_date, range.end_date)}, UTC days. A session counts whole, with all it
      cost, on the day of its first record; the{' '}
      <Link to="/" search={search(range.start_date, range.end_date)}>
        Overview
      </Link>{' '}
      counts each call on its own local day, so its days differ.{' '}
      <Link
        to="/sessions"
        search={{ ...search(range.start_date, range.end_date), sort: 'firstAt', order: 'desc' }}
      >
        Sessions active in these days
      </Link>
      <WithBranchless />
    </p>
  )
}

const Body = ({ trends }: { readonly trends: Trends }) =>
  trends.session_count === 0 ? (
    <>
      <Basis trends={trends} />
      <EmptyTrends />
    </>
  ) : (
    <>
      <Basis trends={trends} />
      <TrendsFigures trends={trends} />
      <DayCards cards={trends.cards} />
      <div className={styles.three}>
        <ToolsCard tools={trends.cards.tools} />
        <AgentsCard card={trends.cards.agents_and_skills} />
        <ActivityCard activity={trends.cards.activity} />
      </div>
    </>
  )

const Waiting = () => (
  <div className={styles.body}>
    <Headlines label="Overview of the period">
      <HeadlinesWaiting figures={['sessions', 'cost', 'tokens', 'time', 'worked']} />
    </Headlines>
    <div className={styles.three}>
      {['Cost', 'Sessions', 'Time'].map((title) => (
        <Card key={title} title={title}>
          <Skeleton height={180} />
        </Card>
      ))}
    </div>
  </div>
)

/** Figures over the sessions that began in a period, day by day. */
export const TrendsView = () => {
  const query = useOperation('trends.get', useTrendsQuestion(), { isKept: true })
  return (
    <CardColumn>
      <QueryView query={query} what="the trends" skeleton={<Waiting />}>
        {(trends) => (
          <div className={styles.body}>
            <Body trends={trends} />
          </div>
        )}
      </QueryView>
    </CardColumn>
  )
}
