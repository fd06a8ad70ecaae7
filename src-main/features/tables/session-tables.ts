import { RecordedCost } from '#schema/recorded-cost.ts'
import type { SessionCards } from '#schema/session-cards.ts'
import { SessionDetail, SessionSummary } from '#schema/sessions.ts'
import { CardFigureRow, CountRow, OutcomeRow } from '#schema/table-rows.ts'
import { tableOf } from './table.ts'
import { countRows, outcomeRows } from './trend-tables.ts'

const figureRows = (cards: SessionCards = {}) =>
  Object.entries(cards).flatMap(([card, figures]) =>
    Object.entries(figures ?? {}).flatMap(([figure, value]) => {
      if (Array.isArray(value)) return [{ card, figure, value: value.join('; ') }]
      return typeof value === 'object' && value !== null ? [] : [{ card, figure, value }]
    }),
  )

const counts = (pick: (cards: SessionCards) => Readonly<Record<string, number>> | undefined) =>
  tableOf({
    source: 'sessionCards.get',
    row: CountRow,
    rows: ({ cards }) => countRows(pick(cards ?? {})),
  })

const outcomes = (kind: 'agent_stats' | 'skill_stats') =>
  tableOf({
    source: 'sessionCards.get',
    row: OutcomeRow,
    rows: ({ cards }) => outcomeRows(cards?.agents_and_skills?.[kind]),
  })

/** The list of sessions, and what one of them shows. */
export const sessionTables = {
  sessions: tableOf({
    source: 'sessions.list',
    isPaged: true,
    row: SessionSummary,
    rows: ({ rows }) => rows,
  }),
  'session-figures': tableOf({
    source: 'sessionCards.get',
    row: CardFigureRow,
    rows: ({ cards }) => figureRows(cards),
  }),
  'session-tools': counts(({ tools }) => tools?.tool_breakdown),
  'session-languages': counts(({ code_activity }) => code_activity?.language_breakdown),
  'session-redactions': counts(({ redactions }) => redactions?.redaction_counts),
  'session-agents': outcomes('agent_stats'),
  'session-skills': outcomes('skill_stats'),
  'session-models': tableOf({
    source: 'sessions.get',
    row: SessionDetail.shape.byModel.element,
    rows: ({ byModel }) => byModel,
  }),
  'recorded-costs': tableOf({
    source: 'sessions.get',
    row: RecordedCost.shape.byModel.element,
    rows: ({ recordedCost }) => recordedCost?.byModel ?? [],
  }),
} as const
