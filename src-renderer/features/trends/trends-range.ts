import { addDays, daysBetween } from '#renderer/lib/days.ts'
import type { TrendsSearch } from './trends-search.ts'

/** First and last UTC day, both included. */
export interface TrendsRange {
  readonly start: string
  readonly end: string
}

/** The longest period that can be asked for, in days. */
export const mostDays = 90

/**
 * The days of a choice, thirty to today where nothing is chosen. Days in the wrong order are put
 * right; of more than ninety the newest stay.
 */
export const rangeOf = (
  { last, from, to }: Pick<TrendsSearch, 'last' | 'from' | 'to'>,
  today: string,
): TrendsRange => {
  if (last !== undefined || (!from && !to))
    return { start: addDays(today, 1 - Number(last ?? 30)), end: today }
  const chosen = { one: from ?? to ?? today, other: to ?? today }
  const [start, end] =
    chosen.one <= chosen.other ? [chosen.one, chosen.other] : [chosen.other, chosen.one]
  return { start: daysBetween(start, end) > mostDays ? addDays(end, 1 - mostDays) : start, end }
}
