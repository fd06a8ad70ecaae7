import { expect, test } from 'vitest'
import { addDays } from '#renderer/lib/days.ts'
import { unitFor } from '#renderer/lib/bucket-layout.ts'
import { axisLabels, unitNote } from './bucket-words.ts'
import { type Cell, dailySeries, measured, totalOf } from './daily-buckets.ts'

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

test('groups by a longer unit the longer the range is', () => {
  expect([120, 121, 840, 841, 3601, 10_921, 43_801].map(unitFor)).toEqual([
    'day',
    'week',
    'week',
    'month',
    'quarter',
    'year',
    undefined,
  ])
})

test('groups fifty years by year', () => {
  const cells = [cell('1970-01-01', 'a', 1), cell('2026-07-30', 'a', 2)]
  const { unit, buckets } = dailySeries(cells, {})
  expect(unit).toBe('year')
  expect(buckets).toHaveLength(57)
  expect(buckets.at(-1)).toMatchObject({ since: '2026-01-01', until: '2026-07-30' })
})

test('leaves out bars without calls where one call has an absurd time', () => {
  const days = ['2026-07-28', '2026-07-30', '9999-12-31']
  const { unit, isSparse, buckets } = dailySeries(
    days.map((day) => cell(day, 'a', 1)),
    {},
  )
  expect({ unit, isSparse }).toEqual({ unit: 'day', isSparse: true })
  expect(buckets.map(({ since, until }) => [since, until])).toEqual(days.map((day) => [day, day]))
})

const everyYear = Array.from({ length: 9999 }, (_, year) => String(year + 1).padStart(4, '0'))

test.each([
  ['two far ends', ['0001-01-01', '9999-12-31']],
  ['a call in each year there is', everyYear.map((year) => `${year}-12-31`)],
  ['a century of days', Array.from({ length: 36_500 }, (_, day) => addDays('1950-01-01', day))],
  ['the last weeks there are', ['9998-12-01', '9999-12-31']],
  ['the last years there are', ['9950-06-01', '9999-12-31']],
  ['the first months there are', ['0001-01-01', '0004-01-01']],
])('draws few bars and loses nothing of %s', (_name, days) => {
  const cells = days.map((day) => cell(day, 'a', 1))
  const { buckets } = dailySeries(cells, {})
  expect(buckets.length).toBeLessThanOrEqual(200)
  expect(totalOf(buckets.flatMap(({ sums }) => [...sums.values()])).calls).toBe(cells.length)
  expect(buckets[0]?.since).toBe(days[0])
  expect(buckets.at(-1)?.until).toBe(days.at(-1))
})

test('lays out a call in each of ten thousand years in a moment', () => {
  const cells = everyYear.map((year) => cell(`${year}-12-31`, 'a', 1))
  const times = [1, 2, 3].map(() => {
    const startedAt = process.cpuUsage()
    dailySeries(cells, {})
    return process.cpuUsage(startedAt).user / 1000
  })
  expect(Math.min(...times)).toBeLessThan(500)
})

test('draws few bars of chosen days however far apart', () => {
  const { buckets } = dailySeries([cell('2026-01-01', 'a', 1)], {
    since: '0001-01-01',
    until: '9999-12-31',
  })
  expect(buckets.map(({ since }) => since)).toEqual(['2026-01-01'])
})

test('says what the bars are where they are not the days', () => {
  const note = (...days: string[]) =>
    unitNote(
      dailySeries(
        days.map((day) => cell(day, 'a', 1)),
        {},
      ),
    )
  expect(note('2026-01-01')).toBe('')
  expect(note('1970-01-01', '2026-01-01')).toBe('grouped by year, as the range is long: 57 years')
  expect(note('0001-01-01', '2026-01-01')).toMatch(/^only days with calls/)
})

test('names years on an axis of years and far days in full', () => {
  const label = (...days: string[]) =>
    axisLabels(
      dailySeries(
        days.map((day) => cell(day, 'a', 1)),
        {},
      ),
    )(days[0] ?? '')
  expect(label('2026-02-03')).toBe('3 Feb')
  expect(label('1970-01-01', '2026-01-01')).toBe('1970')
  expect(label('2026-02-03', '9999-01-01')).toBe('3 Feb 2026')
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
