import { exactUsd, plural } from '#renderer/lib/format.ts'
import { unusualOf } from '#schema/unusual.ts'
import { type Bucket, type DailySeries, totalOf } from './daily-buckets.ts'

/** Why each unusually expensive bar is marked, by its first day; the ten dearest at most; bars without calls do not count. */
export const anomaliesOf = ({ unit, buckets }: DailySeries): ReadonlyMap<string, string> => {
  const costs = buckets
    .filter(({ sums }) => sums.size > 0)
    .map((bucket) => ({ bucket, cost: totalOf(bucket.sums.values()).costUsd ?? 0 }))
  const { above, rows } = unusualOf(costs, ({ cost }) => cost)
  return new Map(rows.map(({ bucket }) => [bucket.since, whyUnusual(bucket, unit, above ?? 0)]))
}

/** Says that some bars are marked; empty where none is. */
export const unusualNote = (count: number, unit: string): string =>
  count === 0 ? '' : `● ${plural(count, `unusual ${unit}`)}`

const whyUnusual = ({ sums }: Bucket, unit: string, above: number): string =>
  `Unusual: ${exactUsd(totalOf(sums.values()).costUsd ?? 0)} is more than ${exactUsd(above)}, what a ${unit} here costs at most (median + 3 median deviations)`
