import { useFilter } from '#renderer/client/filter.ts'
import { dayRange, daysBetween } from '#renderer/lib/days.ts'
import { compactCount, compactUsd, exactCount, exactUsd, plural } from '#renderer/lib/format.ts'
import { costMeaning, costName, dollarsBeside } from '#renderer/lib/money.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Change } from '#renderer/ui/change.tsx'
import { Cost, costCaveats } from '#renderer/ui/cost.tsx'
import { HeadlineRow } from '#renderer/ui/headline.tsx'
import type { UsageOverview } from '#schema/usage.ts'
import { CacheFigure } from './cache-figure.tsx'
import { Course } from './course.tsx'
import { Figure } from './figure.tsx'
import { spanNote } from './usage-notes.ts'

interface FiguresProps {
  readonly overview: UsageOverview
  /** The same figures of as many days before, where the period has both ends. */
  readonly before: UsageOverview | undefined
}

const costNote = ({ totals, sessions }: UsageOverview): string => {
  if (totals.unpricedCalls > 0) return `${plural(totals.unpricedCalls, 'call')} unpriced`
  if (totals.costUsd === null || sessions === 0) return 'at list price'
  return `${compactUsd(totals.costUsd / sessions)} per session`
}

const besideOf = ({ costUsd }: UsageOverview['totals']): readonly string[] =>
  costUsd === null ? [] : dollarsBeside(costUsd)

interface AgainstProps {
  readonly now: number | null
  readonly before: number | undefined
  readonly format: (value: number) => string
}

const Against = ({ now, before, format }: AgainstProps) => {
  const { since, until } = useFilter().days
  if (before === undefined || !since || !until) return null
  const than = `${plural(daysBetween(since, until), 'day')} before`
  return <Change now={now} before={before} format={format} than={than} />
}

const CostFigure = ({ overview, before }: FiguresProps) => {
  const { totals } = overview
  const earlier = before?.totals.costUsd ?? undefined
  return (
    <Figure
      label={costName()}
      value={<Cost usage={totals} isCompact />}
      change={<Against now={totals.costUsd} before={earlier} format={exactUsd} />}
      note={costNote(overview)}
      course={<Course measure="cost" />}
      title={[...besideOf(totals), costMeaning(), ...costCaveats(totals)].join('\n')}
      sort="cost"
    />
  )
}

const TokensFigure = ({ overview: { totals }, before }: FiguresProps) => {
  const tokens = totalTokens(totals)
  const earlier = before && totalTokens(before.totals)
  return (
    <Figure
      label="Tokens"
      value={compactCount(tokens)}
      change={<Against now={tokens} before={earlier} format={exactCount} />}
      note={tokens === 0 ? 'none' : `${compactCount(totals.outputTokens)} output`}
      course={<Course measure="tokens" />}
      title={`${exactCount(tokens)} tokens of all kinds`}
      sort="tokens"
    />
  )
}

const SessionsFigure = ({ overview: { sessions, activeDays }, before }: FiguresProps) => (
  <Figure
    label="Sessions"
    value={exactCount(sessions)}
    change={<Against now={sessions} before={before?.sessions} format={exactCount} />}
    note={activeDays > 0 ? `${(sessions / activeDays).toFixed(1)} per active day` : 'none'}
    sort="lastAt"
  />
)

const DaysFigure = ({ overview }: Pick<FiguresProps, 'overview'>) => {
  const { firstDay, lastDay, activeDays } = overview
  return (
    <Figure
      label="Active days"
      value={exactCount(activeDays)}
      note={spanNote(overview)}
      title={firstDay && lastDay ? dayRange(firstDay, lastDay) : 'No calls in this period'}
      sort="firstAt"
    />
  )
}

const CallsFigure = ({ overview: { totals, sessions } }: Pick<FiguresProps, 'overview'>) => (
  <Figure
    label="Model calls"
    value={compactCount(totals.calls)}
    note={
      totals.unfinalisedCalls > 0
        ? `${compactCount(totals.unfinalisedCalls)} not final`
        : `${compactCount(sessions > 0 ? totals.calls / sessions : 0)} per session`
    }
    title={[`${exactCount(totals.calls)} calls, each counted once`, ...costCaveats(totals)].join(
      '\n',
    )}
    sort="messages"
  />
)

/** Cost, tokens, sessions, active days and calls side by side. */
export const Figures = (props: FiguresProps) => (
  <HeadlineRow isMany>
    <CostFigure {...props} />
    <TokensFigure {...props} />
    <SessionsFigure {...props} />
    <CacheFigure overview={props.overview} before={props.before} />
    <DaysFigure {...props} />
    <CallsFigure {...props} />
  </HeadlineRow>
)
