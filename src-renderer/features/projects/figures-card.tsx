import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { keepFilter, useFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { daysBetween } from '#renderer/lib/days.ts'
import {
  compactCount,
  compactUsd,
  exactCount,
  exactUsd,
  formatPercent,
  plural,
} from '#renderer/lib/format.ts'
import { costMeaning, costName } from '#renderer/lib/money.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { rangeBefore } from '#renderer/lib/period.ts'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { Change } from '#renderer/ui/change.tsx'
import { Cost, costCaveats } from '#renderer/ui/cost.tsx'
import {
  Headline,
  HeadlineRow,
  Headlines,
  HeadlinesWaiting,
  headlineBox,
} from '#renderer/ui/headline.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { ProjectDetail } from '#schema/project-detail.ts'
import type { SessionSort } from '#schema/sessions.ts'
import type { UsageOverview } from '#schema/usage.ts'
import type { DetailQuery, Question } from './question.ts'

interface DoorProps {
  readonly projectKey: string
  readonly sort: SessionSort
  readonly title?: string
  readonly children: ReactNode
}

/** Opens the sessions that make a figure. */
const Door = ({ projectKey, sort, title, children }: DoorProps) => (
  <Link
    to="/sessions"
    search={(before) => ({
      ...keepFilter(before),
      project: [projectKey],
      sort,
      order: 'desc' as const,
    })}
    className={headlineBox}
    title={title}
  >
    {children}
  </Link>
)

interface FiguresProps {
  readonly detail: ProjectDetail
  /** The same of as many days before, where the period has both ends. */
  readonly before: UsageOverview | undefined
}

const Against = (props: {
  readonly now: number | null
  readonly before: number | null | undefined
  readonly format: (value: number) => string
}) => {
  const { since, until } = useFilter().days
  if (props.before === undefined || props.before === null || !since || !until) return null
  const than = `${plural(daysBetween(since, until), 'day')} before`
  return <Change now={props.now} before={props.before} format={props.format} than={than} />
}

const CostFigure = ({ detail: { project, totals, sessions }, before }: FiguresProps) => (
  <Door
    projectKey={project.key}
    sort="cost"
    title={[costMeaning(), ...costCaveats(totals)].join('\n')}
  >
    <Headline
      label={costName()}
      value={<Cost usage={totals} isCompact />}
      change={<Against now={totals.costUsd} before={before?.totals.costUsd} format={exactUsd} />}
      note={
        totals.costUsd === null || sessions === 0
          ? 'at list price'
          : `${compactUsd(totals.costUsd / sessions)} per session`
      }
    />
  </Door>
)

const TokensFigure = ({ detail: { project, totals }, before }: FiguresProps) => {
  const tokens = totalTokens(totals)
  const prompts = tokens - totals.outputTokens
  return (
    <Door
      projectKey={project.key}
      sort="tokens"
      title={`${exactCount(tokens)} tokens of all kinds`}
    >
      <Headline
        label="Tokens"
        value={compactCount(tokens)}
        change={
          <Against now={tokens} before={before && totalTokens(before.totals)} format={exactCount} />
        }
        note={
          prompts === 0 ? 'none' : `${formatPercent(totals.cacheReadTokens / prompts)} from cache`
        }
      />
    </Door>
  )
}

const SessionsFigure = ({ detail: { project, sessions }, before }: FiguresProps) => (
  <Door projectKey={project.key} sort="lastAt">
    <Headline
      label="Sessions"
      value={exactCount(sessions)}
      change={<Against now={sessions} before={before?.sessions} format={exactCount} />}
      note={sessions === project.sessions ? 'all there are' : `of ${exactCount(project.sessions)}`}
    />
  </Door>
)

const DaysFigure = ({ detail: { project, activeDays, days }, before }: FiguresProps) => (
  <Door projectKey={project.key} sort="firstAt">
    <Headline
      label="Active days"
      value={exactCount(activeDays)}
      change={<Against now={activeDays} before={before?.activeDays} format={exactCount} />}
      note={days[0] ? `first ${days[0].day}` : 'none'}
    />
  </Door>
)

const CallsFigure = ({ detail: { project, totals, sessions }, before }: FiguresProps) => (
  <Door
    projectKey={project.key}
    sort="messages"
    title={`${exactCount(totals.calls)} calls, each counted once`}
  >
    <Headline
      label="Model calls"
      value={compactCount(totals.calls)}
      change={<Against now={totals.calls} before={before?.totals.calls} format={exactCount} />}
      note={`${compactCount(sessions > 0 ? totals.calls / sessions : 0)} per session`}
    />
  </Door>
)

interface FiguresCardProps {
  readonly query: DetailQuery
  readonly question: Question
}

/** Headline figures of a project with their change against as many days before. */
export const FiguresCard = ({ query, question }: FiguresCardProps) => {
  const earlier = rangeBefore(useFilter().days)
  const { key, ...filter } = question
  const before = useOperation(
    'usage.overview',
    { ...filter, project: [key], ...earlier },
    { isEnabled: earlier !== undefined },
  )
  return (
    <Headlines label="Totals">
      <CardBoundary>
        <QueryView
          query={query}
          what="the project"
          skeleton={<HeadlinesWaiting figures={['cost', 'tokens', 'sessions', 'days', 'calls']} />}
        >
          {(detail) => {
            const props = {
              detail,
              before: earlier && !query.isPlaceholderData ? before.data : undefined,
            }
            return (
              <HeadlineRow>
                <CostFigure {...props} />
                <TokensFigure {...props} />
                <SessionsFigure {...props} />
                <DaysFigure {...props} />
                <CallsFigure {...props} />
              </HeadlineRow>
            )
          }}
        </QueryView>
      </CardBoundary>
    </Headlines>
  )
}
