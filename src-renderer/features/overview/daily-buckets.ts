import {
  addDays,
  dayRange,
  daysBetween,
  monthOf,
  shortDay,
  startOfMonth,
  startOfWeek,
  weekdayDay,
} from '#renderer/lib/days.ts'
import { modelOrder, type TokenCounts, totalTokens } from '#renderer/lib/palette.ts'
import type { DayRange } from '#renderer/lib/period.ts'

/** What one model did on one day. */
export interface Cell extends TokenCounts {
  readonly day: string
  readonly model: string
  readonly calls: number
  readonly costUsd: number | null
  readonly unpricedCalls: number
  readonly unfinalisedCalls: number
}

/** What one model did in one bucket. */
export interface Sum {
  calls: number
  tokens: number
  /** Null while no call of it has a price. */
  costUsd: number | null
  unpricedCalls: number
  unfinalisedCalls: number
}

export type BucketUnit = 'day' | 'week' | 'month'
export type Measure = 'cost' | 'tokens'

/** One bar: a day, or the days of a week or month that lie in the range. */
export interface Bucket {
  readonly since: string
  readonly until: string
  readonly sums: ReadonlyMap<string, Sum>
}

/** Everything the chart and its table draw. */
export interface DailySeries {
  readonly unit: BucketUnit
  readonly buckets: readonly Bucket[]
  /** In the order they are stacked. */
  readonly models: readonly string[]
}

/** More bars than this are too thin to tell apart or to hit. */
const mostBars = 120

/** The finest unit that leaves few enough bars. */
export const unitFor = (days: number): BucketUnit =>
  days <= mostBars ? 'day' : days <= mostBars * 7 ? 'week' : 'month'

const startOf = (day: string, unit: BucketUnit): string =>
  unit === 'day' ? day : unit === 'week' ? startOfWeek(day) : startOfMonth(day)

const nextStart = (start: string, unit: BucketUnit): string =>
  unit === 'day'
    ? addDays(start, 1)
    : unit === 'week'
      ? addDays(start, 7)
      : startOfMonth(addDays(start, 31))

const nothing = (): Sum => ({
  calls: 0,
  tokens: 0,
  costUsd: null,
  unpricedCalls: 0,
  unfinalisedCalls: 0,
})

const add = (sum: Sum, cell: Cell): void => {
  sum.calls += cell.calls
  sum.tokens += totalTokens(cell)
  if (cell.costUsd !== null) sum.costUsd = (sum.costUsd ?? 0) + cell.costUsd
  sum.unpricedCalls += cell.unpricedCalls
  sum.unfinalisedCalls += cell.unfinalisedCalls
}

/** Empty buckets from the first day to the last, the outer ones cut to the range. */
const emptyBuckets = (since: string, until: string, unit: BucketUnit) => {
  const buckets = new Map<string, Bucket & { readonly sums: Map<string, Sum> }>()
  for (let start = startOf(since, unit); start <= until; start = nextStart(start, unit)) {
    const last = addDays(nextStart(start, unit), -1)
    buckets.set(start, {
      since: start < since ? since : start,
      until: last > until ? until : last,
      sums: new Map(),
    })
  }
  return buckets
}

/** Bars without gaps: open ends of the range stop at the first and last day with calls. */
export const dailySeries = (cells: readonly Cell[], range: DayRange): DailySeries => {
  const days = cells.map(({ day }) => day).toSorted()
  const since = range.since ?? days[0]
  const until = range.until ?? days.at(-1)
  if (since === undefined || until === undefined) return { unit: 'day', buckets: [], models: [] }
  const unit = unitFor(daysBetween(since, until))
  const buckets = emptyBuckets(since, until, unit)
  for (const cell of cells) {
    const sums = buckets.get(startOf(cell.day, unit))?.sums
    const sum = sums?.get(cell.model) ?? nothing()
    add(sum, cell)
    sums?.set(cell.model, sum)
  }
  const models = [...new Set(cells.map(({ model }) => model))].toSorted(modelOrder)
  return { unit, buckets: [...buckets.values()], models }
}

/** The height of a part of a bar; what has no price has no height. */
export const measured = (sum: Sum | undefined, measure: Measure): number =>
  (measure === 'cost' ? sum?.costUsd : sum?.tokens) ?? 0

/** All models of a bucket together, or one model over buckets. */
export const totalOf = (sums: Iterable<Sum>): Sum => {
  const total = nothing()
  for (const sum of sums) {
    total.calls += sum.calls
    total.tokens += sum.tokens
    if (sum.costUsd !== null) total.costUsd = (total.costUsd ?? 0) + sum.costUsd
    total.unpricedCalls += sum.unpricedCalls
    total.unfinalisedCalls += sum.unfinalisedCalls
  }
  // Nothing happened: that costs nothing, which is not the same as an unknown price.
  return total.calls === 0 ? { ...total, costUsd: 0 } : total
}

/** A bucket in words. */
export const bucketLabel = ({ since, until }: Bucket): string =>
  since === until ? weekdayDay(since) : dayRange(since, until)

/** Bars from which on the axis names months instead of days. */
const manyBars = 40

/** Names the start of a bucket on the axis: its day, or its month and year in long ranges. */
export const axisLabels = ({ unit, buckets }: DailySeries): ((since: string) => string) =>
  unit === 'day' || (unit === 'week' && buckets.length < manyBars) ? shortDay : monthOf
