import { expect, test } from 'vitest'
import { unusualAbove } from '#schema/unusual.ts'
import { anomaliesOf } from './anomalies.ts'
import { dailySeries } from './daily-buckets.ts'

const series = (costs: readonly number[]) =>
  dailySeries(
    costs.map((costUsd, place) => ({
      day: `2026-03-0${place + 1}`,
      model: 'a',
      calls: 1,
      costUsd,
      inputTokens: 1,
      outputTokens: 0,
      cacheReadTokens: 0,
      cacheWrite5mTokens: 0,
      cacheWrite1hTokens: 0,
      unpricedCalls: 0,
      unfinalisedCalls: 0,
    })),
    {},
  )

const marked = (costs: readonly number[]) => [...anomaliesOf(series(costs)).keys()]

test('marks a day above the median and three scaled median deviations', () => {
  // Median 3, deviations 2 1 0 1 and 97: 3 + 3 × 1.4826 × 1.
  expect(unusualAbove([1, 2, 3, 4, 100])).toBeCloseTo(7.4478, 4)
  expect(marked([1, 2, 3, 4, 100])).toEqual(['2026-03-05'])
  expect(marked([1, 2, 3, 4, 7.4])).toEqual([])
})

test('takes mean and standard deviation where most days are the same', () => {
  const same = [1, 1, 1, 1, 1, 1, 1, 1]
  expect(unusualAbove(same)).toBe(1)
  expect(unusualAbove([...same, 10])).toBeCloseTo(2 + 3 * Math.sqrt(8), 6)
})

test('marks nothing of fewer than five days', () => {
  expect(unusualAbove([1, 1, 1, 50])).toBeUndefined()
  expect(marked([1, 1, 1, 50])).toEqual([])
})

test('marks nothing below five cents', () => {
  expect(marked([0.001, 0.002, 0.003, 0.004, 0.049])).toEqual([])
  expect(marked([0.001, 0.002, 0.003, 0.004, 0.05])).toEqual(['2026-03-05'])
})

test('says what the cost is and what is usual', () => {
  expect(anomaliesOf(series([1, 2, 3, 4, 100])).get('2026-03-05')).toMatch(
    /^Unusual: \$100\.00 is more than \$7\.45/,
  )
})
