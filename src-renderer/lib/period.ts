import { addDays, dayRange, daysBetween, longDay, startOfMonth } from './days.ts'

/** Periods a person can choose by name, in the order they are offered. */
export const periods = [
  { id: 'all', label: 'All time' },
  { id: 'today', label: 'Today' },
  { id: '7d', label: 'Last 7 days' },
  { id: '30d', label: 'Last 30 days' },
  { id: '90d', label: 'Last 90 days' },
  { id: 'month', label: 'This month' },
] as const

/** Names a period in the address. */
export type PeriodId = (typeof periods)[number]['id']

/** What a person chose: a named period, or days of their own, one end of which may be open. */
export interface PeriodChoice {
  readonly period?: PeriodId | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** First and last local day, both included; absent means open. */
export interface DayRange {
  readonly since?: string
  readonly until?: string
}

const firstDay = (period: PeriodId, today: string): string | undefined => {
  switch (period) {
    case 'all':
      return undefined
    case 'today':
      return today
    case '7d':
      return addDays(today, -6)
    case '30d':
      return addDays(today, -29)
    case '90d':
      return addDays(today, -89)
    case 'month':
      return startOfMonth(today)
  }
}

const customDays = ({ since, until }: PeriodChoice): DayRange => {
  const [first, last] = since && until && since > until ? [until, since] : [since, until]
  return { ...(first ? { since: first } : {}), ...(last ? { until: last } : {}) }
}

/** The days of a choice. A named period wins over days; nothing chosen means all time. */
export const resolvePeriod = (choice: PeriodChoice, today: string): DayRange => {
  if (!choice.period) return customDays(choice)
  const since = firstDay(choice.period, today)
  return since ? { since, until: today } : {}
}

/** As many days as a range has, just before it; an open range has nothing to compare with. */
export const rangeBefore = ({ since, until }: DayRange): Required<DayRange> | undefined => {
  if (!since || !until) return undefined
  return { since: addDays(since, -daysBetween(since, until)), until: addDays(since, -1) }
}

/** Whether a choice leaves nothing out. */
export const isAllTime = (choice: PeriodChoice): boolean =>
  choice.period === 'all' || (!choice.period && !choice.since && !choice.until)

/** A choice in words: "Last 30 days", "3 Feb – 9 Mar 2026", "since 3 Feb 2026". */
export const periodLabel = (choice: PeriodChoice): string => {
  const named = periods.find(({ id }) => id === choice.period)
  if (named) return named.label
  const { since, until } = customDays(choice)
  if (since && until) return dayRange(since, until)
  if (since) return `Since ${longDay(since)}`
  return until ? `Until ${longDay(until)}` : 'All time'
}
