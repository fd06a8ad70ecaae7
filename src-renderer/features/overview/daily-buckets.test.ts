import { expect, test } from 'vitest'
import { type Cell, dailySeries, measured, totalOf, unitFor } from './daily-buckets.ts'

const cell = (day: string, model: string, costUsd: number | null, tokens = 10): Cell => ({
  day,
  model,
  calls: 1,
  costUsd,
  inputTokens: tokens,
  outputTokens: 0,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
  unpricedCalls: costUsd === null ? 1 : 0,
  unfinalisedCalls: 0,
})

test('fills days without calls between the first and the last', () => {
  const series = dailySeries([cell('2026-02-27', 'a', 1), cell('2026-03-02', 'a', 2)], {})
  expect(series.buckets.map(({ since }) => since)).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ])
})

test('spans the chosen days even where nothing happened', () => {
  const series = dailySeries([], { since: '2026-01-01', until: '2026-01-03' })
  expect(series.buckets).toHaveLength(3)
  expect(series.models).toEqual([])
})

test('has no bars where there are neither days nor calls', () => {
  expect(dailySeries([], {}).buckets).toEqual([])
})

test('changes to weeks above 120 days and to months above 840', () => {
  expect([120, 121, 840, 841].map(unitFor)).toEqual(['day', 'week', 'week', 'month'])
})

test('cuts the first and last week to the range', () => {
  const { buckets } = dailySeries([], { since: '2026-01-01', until: '2026-06-03' })
  expect(buckets[0]).toMatchObject({ since: '2026-01-01', until: '2026-01-04' })
  expect(buckets.at(-1)).toMatchObject({ since: '2026-06-01', until: '2026-06-03' })
})

test('keeps every sum when days become weeks', () => {
  const cells = ['2026-01-01', '2026-02-11', '2026-06-03'].map((day) => cell(day, 'a', 0.5))
  const { buckets } = dailySeries(cells, {})
  expect(totalOf(buckets.flatMap(({ sums }) => [...sums.values()]))).toMatchObject({
    calls: 3,
    tokens: 30,
    costUsd: 1.5,
  })
})

test('gives an unpriced part no height but keeps it unpriced', () => {
  const { buckets } = dailySeries([cell('2026-01-01', 'a', null)], {})
  const sum = buckets[0]?.sums.get('a')
  expect(measured(sum, 'cost')).toBe(0)
  expect(measured(sum, 'tokens')).toBe(10)
  expect(totalOf(sum ? [sum] : []).costUsd).toBeNull()
})

test('counts a day without calls as zero, not as unpriced', () => {
  expect(totalOf([]).costUsd).toBe(0)
})
