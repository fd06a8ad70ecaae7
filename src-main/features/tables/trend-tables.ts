import type { OutcomesByName } from '#schema/session-cards.ts'
import { OutcomeRow, TrendDayRow } from '#schema/table-rows.ts'
import type { Trends } from '#schema/trends.ts'
import { tableOf } from './table.ts'

/** Outcomes by name as rows. */
export const outcomeRows = (outcomes: OutcomesByName = {}) =>
  Object.entries(outcomes).map(([name, outcome]) => ({ name, ...outcome }))

/** Counts by name as rows. */
export const countRows = (counts: Readonly<Record<string, number>> = {}) =>
  Object.entries(counts).map(([name, count]) => ({ name, count }))

const dayRows = ({ tokens, activity, utilization }: Trends['cards']) => {
  const sessions = new Map(
    activity.daily_session_counts.map(({ date, session_count }) => [date, session_count]),
  )
  const percents = new Map(
    utilization.daily_utilization.map(({ date, utilization_pct }) => [date, utilization_pct]),
  )
  return tokens.daily_costs.map(({ date, cost_usd }) => ({
    date,
    sessions: sessions.get(date) ?? 0,
    costUsd: Number(cost_usd),
    utilizationPercent: percents.get(date) ?? null,
  }))
}

const outcomes = (pick: (cards: Trends['cards']) => OutcomesByName) =>
  tableOf({
    source: 'trends.get',
    row: OutcomeRow,
    rows: ({ cards }) => outcomeRows(pick(cards)),
  })

/** Tables of the Trends screen. */
export const trendTables = {
  'trend-days': tableOf({
    source: 'trends.get',
    row: TrendDayRow,
    rows: ({ cards }) => dayRows(cards),
  }),
  'trend-tools': outcomes(({ tools }) => tools.tool_stats),
  'trend-agents': outcomes(({ agents_and_skills }) => agents_and_skills.agent_stats),
  'trend-skills': outcomes(({ agents_and_skills }) => agents_and_skills.skill_stats),
} as const
