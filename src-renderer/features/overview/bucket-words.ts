import { dayRange, longDay, monthOf, shortDay, weekdayDay, yearOf } from '#renderer/lib/days.ts'
import type { BucketUnit } from '#renderer/lib/bucket-layout.ts'
import type { Bucket, DailySeries } from './daily-buckets.ts'

/** A bucket in words. */
export const bucketLabel = ({ since, until }: Bucket): string =>
  since === until ? weekdayDay(since) : dayRange(since, until)

/** Bars from which on the axis names months instead of days. */
const manyBars = 40

/** Names the start of a bucket on the axis, as exactly as the range needs. */
export const axisLabels = (series: DailySeries): ((since: string) => string) => {
  const { unit, isSparse, buckets } = series
  if (unit === 'year' || unit === 'century') return yearOf
  if (unit === 'month' || unit === 'quarter') return monthOf
  // Neighbours may be years apart.
  if (isSparse) return longDay
  return unit === 'week' && buckets.length >= manyBars ? monthOf : shortDay
}

const unitNames: Readonly<Record<BucketUnit, string>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  quarter: 'quarters',
  year: 'years',
  century: 'centuries',
}

/** Says what the bars are where they are not simply the days. */
export const unitNote = ({ unit, isSparse, buckets }: DailySeries): string => {
  const names = unitNames[unit]
  if (isSparse) return `only ${names} with calls, as they lie too far apart to draw all between`
  return unit === 'day'
    ? ''
    : `grouped by ${unit}, as the range is long: ${buckets.length} ${names}`
}
