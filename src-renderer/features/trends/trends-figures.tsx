import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  compactCount,
  exactCount,
  exactUsd,
  formatDuration,
  formatPercent,
  plural,
} from '#renderer/lib/format.ts'
import { Cost } from '#renderer/ui/cost.tsx'
import { Headline, HeadlineRow, Headlines, headlineBox } from '#renderer/ui/headline.tsx'
import type { SessionSort } from '#schema/sessions.ts'
import type { Trends } from '#schema/trends.ts'
import { useSessionsSearch } from './trends-controls.tsx'

interface FigureProps {
  readonly label: string
  readonly note: ReactNode
  readonly title?: string
  readonly sort: SessionSort
  readonly range: Trends['date_range']
  readonly children: ReactNode
}

/** A headline figure that opens the sessions of the period. */
const Figure = ({ label, note, title, sort, range, children }: FigureProps) => {
  const search = useSessionsSearch()
  return (
    <Link
      to="/sessions"
      search={{ ...search(range.start_date, range.end_date), sort, order: 'desc' }}
      className={headlineBox}
      title={title}
    >
      <Headline label={label} value={children} note={note} />
    </Link>
  )
}

const tokensOf = ({ tokens }: Trends['cards']): number =>
  tokens.total_input_tokens +
  tokens.total_output_tokens +
  tokens.total_cache_creation_tokens +
  tokens.total_cache_read_tokens

const costOf = ({ tokens, overview }: Trends['cards']) => ({
  calls: overview.session_count,
  costUsd: Number(tokens.total_cost_usd),
  unpricedCalls: tokens.unpriced_calls,
  unfinalisedCalls: tokens.unfinalised_calls,
})

const averageNote = (ms: number | null): string =>
  ms === null ? 'no sessions' : `${formatDuration(ms)} per session`

/** What the sessions of the period come to. */
export const TrendsFigures = ({ trends: { cards, date_range: range } }: { trends: Trends }) => {
  const { overview, tokens } = cards
  const share = overview.assistant_utilization_pct
  const cost = costOf(cards)
  return (
    <Headlines label="Overview of the period">
      <HeadlineRow>
        <Figure
          label="Sessions"
          range={range}
          sort="firstAt"
          note={`began on ${plural(overview.days_covered, 'day')}`}
        >
          {exactCount(overview.session_count)}
        </Figure>
        <Figure
          label="Cost"
          range={range}
          sort="cost"
          note={
            overview.session_count === 0
              ? 'no sessions'
              : `${exactUsd(cost.costUsd / overview.session_count)} per session`
          }
          title="The whole cost of the sessions that began in the period, at API list price"
        >
          <Cost usage={cost} isCompact />
        </Figure>
        <Figure
          label="Tokens"
          range={range}
          sort="tokens"
          note={`${compactCount(tokens.total_output_tokens)} written`}
          title={`${exactCount(tokensOf(cards))} tokens of all kinds`}
        >
          {compactCount(tokensOf(cards))}
        </Figure>
        <Figure
          label="Time"
          range={range}
          sort="duration"
          note={averageNote(overview.avg_duration_ms)}
          title="From first to last record of each session, pauses among them"
        >
          {formatDuration(overview.total_duration_ms)}
        </Figure>
        <Figure
          label="Agent worked"
          range={range}
          sort="duration"
          note={formatDuration(overview.total_assistant_duration_ms)}
          title="Share of that time between a prompt and the last answer before the next"
        >
          {share === null ? '–' : formatPercent(share / 100)}
        </Figure>
      </HeadlineRow>
    </Headlines>
  )
}
