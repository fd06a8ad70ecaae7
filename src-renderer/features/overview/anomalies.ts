import { exactUsd, plural } from '#renderer/lib/format.ts'
import { type Bucket, type DailySeries, totalOf } from './daily-buckets.ts'

/** Fewer points than this say nothing of what is usual. */
const fewestPoints = 5
/** A day below this is not worth a look, however unusual. */
const leastUsd = 0.05
/** Makes the median deviation of a normal distribution its standard deviation. */
const normal = 1.4826

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * Above this a value is unusual: the median and three times 1.4826 of the median deviation; where
 * most values are the same, so that there is no such deviation, the mean and three standard
 * deviations. Undefined for fewer than five values.
 */
export const unusualAbove = (values: readonly number[]): number | undefined => {
  if (values.length < fewestPoints) return undefined
  const median = medianOf(values)
  const deviation = medianOf(values.map((value) => Math.abs(value - median)))
  if (deviation > 0) return median + 3 * normal * deviation
  const average = mean(values)
  return average + 3 * Math.sqrt(mean(values.map((value) => (value - average) ** 2)))
}

/** Why each unusually expensive bar is marked, by its first day; bars without calls do not count. */
export const anomaliesOf = ({ unit, buckets }: DailySeries): ReadonlyMap<string, string> => {
  const costs = buckets
    .filter(({ sums }) => sums.size > 0)
    .map((bucket) => ({ bucket, cost: totalOf(bucket.sums.values()).costUsd ?? 0 }))
  const above = unusualAbove(costs.map(({ cost }) => cost))
  if (above === undefined) return new Map()
  return new Map(
    costs
      .filter(({ cost }) => cost > above && cost >= leastUsd)
      .map(({ bucket }) => [bucket.since, whyUnusual(bucket, unit, above)]),
  )
}

/** Says that some bars are marked; empty where none is. */
export const unusualNote = (count: number, unit: string): string =>
  count === 0 ? '' : `● ${plural(count, `unusual ${unit}`)}`

const whyUnusual = ({ sums }: Bucket, unit: string, above: number): string =>
  `Unusual: ${exactUsd(totalOf(sums.values()).costUsd ?? 0)} is more than ${exactUsd(above)}, what a ${unit} here costs at most (median + 3 median deviations)`
