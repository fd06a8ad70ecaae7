import { expect, test } from 'vitest'
import { dayBars } from './day-bars.ts'

const day = (name: string, inputTokens: number) => ({
  day: name,
  inputTokens,
  outputTokens: 1,
  cacheReadTokens: 0,
  cacheWrite5mTokens: 0,
  cacheWrite1hTokens: 0,
})

test('days without calls stand as empty bars between the others', () => {
  const { unit, bars } = dayBars([day('2026-11-01', 5), day('2026-11-03', 7)], {})
  expect(unit).toBe('day')
  expect(bars.map(({ since, inputTokens }) => [since, inputTokens])).toEqual([
    ['2026-11-01', 5],
    ['2026-11-02', 0],
    ['2026-11-03', 7],
  ])
})

test('a long range is drawn in longer units that add up to the same', () => {
  const { unit, bars } = dayBars([day('2025-01-01', 5), day('2025-01-02', 2)], {
    since: '2025-01-01',
    until: '2025-12-31',
  })
  expect(unit).toBe('week')
  expect(bars.reduce((sum, { inputTokens }) => sum + inputTokens, 0)).toBe(7)
  expect([bars[0]?.since, bars.at(-1)?.until]).toEqual(['2025-01-01', '2025-12-31'])
})

test('nothing has no bars', () => {
  expect(dayBars([], {}).bars).toEqual([])
})
