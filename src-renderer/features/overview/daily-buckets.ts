import { modelOrder, type TokenCounts, totalTokens } from '#renderer/lib/palette.ts'
import type { DayRange } from '#renderer/lib/period.ts'
import { type BucketUnit, endOf, layOut, startOf } from '#renderer/lib/bucket-layout.ts'

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

/** What the height of a bar says. */
export type Measure = 'cost' | 'tokens'

/** One bar: a day, or the days of a longer unit that lie in the range. */
export interface Bucket {
  readonly since: string
  readonly until: string
  readonly sums: ReadonlyMap<string, Sum>
}

/** Everything the chart and its table draw. */
export interface DailySeries {
  readonly unit: BucketUnit
  /** Whether bars without calls were left out, as there would be too many. */
  readonly isSparse: boolean
  readonly buckets: readonly Bucket[]
  /** In the order they are stacked. */
  readonly models: readonly string[]
}

/** Adds what a cell or another sum holds. */
const add = (sum: Sum, part: Readonly<Omit<Sum, 'tokens'>>, tokens: number): void => {
  sum.calls += part.calls
  sum.tokens += tokens
  if (part.costUsd !== null) sum.costUsd = (sum.costUsd ?? 0) + part.costUsd
  sum.unpricedCalls += part.unpricedCalls
  sum.unfinalisedCalls += part.unfinalisedCalls
}

const emptySum = (): Sum => ({
  calls: 0,
  tokens: 0,
  costUsd: null,
  unpricedCalls: 0,
  unfinalisedCalls: 0,
})

/** Sums by start of the bar and by model. */
const sumUp = (cells: readonly Cell[], unit: BucketUnit): Map<string, Map<string, Sum>> => {
  const starts = new Map<string, string>()
  const bars = new Map<string, Map<string, Sum>>()
  for (const cell of cells) {
    const start = starts.get(cell.day) ?? startOf(cell.day, unit)
    starts.set(cell.day, start)
    const bar = bars.get(start) ?? new Map<string, Sum>()
    const sum = bar.get(cell.model) ?? emptySum()
    add(sum, cell, totalTokens(cell))
    bars.set(start, bar.set(cell.model, sum))
  }
  return bars
}

/** Bars of the range, the outer ones cut to it; open ends stop at the first and last call. */
export const dailySeries = (cells: readonly Cell[], range: DayRange): DailySeries => {
  const days = new Set(cells.map(({ day }) => day))
  const sorted = [...days].toSorted()
  const since = range.since ?? sorted[0]
  const until = range.until ?? sorted.at(-1)
  if (since === undefined || until === undefined) return emptySeries
  const { unit, isSparse, starts } = layOut(days, since, until)
  const sums = sumUp(cells, unit)
  const buckets = starts.map((start) => {
    const end = endOf(start, unit)
    return {
      since: start < since ? since : start,
      until: end > until ? until : end,
      sums: sums.get(start) ?? new Map<string, Sum>(),
    }
  })
  const models = [...new Set(cells.map(({ model }) => model))].toSorted(modelOrder)
  return { unit, isSparse, buckets, models }
}

/** No bars at all. */
export const emptySeries: DailySeries = { unit: 'day', isSparse: false, buckets: [], models: [] }

/** The height of a part of a bar; what has no price has no height. */
export const measured = (sum: Sum | undefined, measure: Measure): number =>
  (measure === 'cost' ? sum?.costUsd : sum?.tokens) ?? 0

/** All models of a bucket together, or one model over buckets. */
export const totalOf = (sums: Iterable<Sum>): Sum => {
  const total = emptySum()
  for (const sum of sums) add(total, sum, sum.tokens)
  // Nothing happened: that costs nothing, which is not the same as an unknown price.
  return total.calls === 0 ? { ...total, costUsd: 0 } : total
}
