import { addDays, daysBetween, endOfSpan, startOfSpan, startOfWeek } from '#renderer/lib/days.ts'

/** What one bar holds. */
export type BucketUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'century'
/** More bars than this are too thin to tell apart or to hit. */
const mostBars = 120

const units = ['day', 'week', 'month', 'quarter', 'year', 'century'] as const
const monthsIn = { month: 1, quarter: 3, year: 12, century: 1200 } as const
/** Near enough to choose by. */
const daysIn = { day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const
const plainUnits = ['day', 'week', 'month', 'quarter', 'year'] as const

/** The finest unit that leaves few enough bars; undefined where even years are too many. */
export const unitFor = (days: number): BucketUnit | undefined =>
  plainUnits.find((unit) => days <= mostBars * daysIn[unit])

/** First day of the unit a day is in. */
export const startOf = (day: string, unit: BucketUnit): string =>
  unit === 'day' ? day : unit === 'week' ? startOfWeek(day) : startOfSpan(day, monthsIn[unit])

/** Last day of the unit that begins on a day. */
export const endOf = (start: string, unit: BucketUnit): string =>
  unit === 'day'
    ? start
    : unit === 'week'
      ? addDays(startOfWeek(start), 6)
      : endOfSpan(start, monthsIn[unit])

/** Starts of all bars from the first day to the last. */
const allStarts = (since: string, until: string, unit: BucketUnit): readonly string[] => {
  const starts: string[] = []
  let start = startOf(since, unit)
  for (; endOf(start, unit) < until; start = startOf(addDays(endOf(start, unit), 1), unit))
    starts.push(start)
  return since <= until ? [...starts, start] : []
}

/** Starts of the bars that some day lies in, or undefined where they are too many. */
const startsOf = (days: Iterable<string>, unit: BucketUnit): readonly string[] | undefined => {
  const starts = new Set<string>()
  for (const day of days) {
    starts.add(startOf(day, unit))
    if (starts.size > mostBars) return undefined
  }
  return [...starts].toSorted()
}

/** Where bars begin. */
export interface Layout {
  readonly unit: BucketUnit
  readonly isSparse: boolean
  readonly starts: readonly string[]
}

/**
 * Which bars there are: all of a range, or only those with calls where one call with a wrong
 * clock makes the range absurd. There are never more than {@link mostBars}.
 */
export const layOut = (days: ReadonlySet<string>, since: string, until: string): Layout => {
  const plain = unitFor(daysBetween(since, until))
  if (plain) return { unit: plain, isSparse: false, starts: allStarts(since, until, plain) }
  for (const unit of units) {
    const starts = startsOf(days, unit)
    if (starts) return { unit, isSparse: true, starts }
  }
  return { unit: 'century', isSparse: true, starts: [] }
}
