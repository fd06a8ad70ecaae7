import { expect, onTestFinished, test } from 'vitest'
import { setWeekStart } from '#renderer/lib/days.ts'
import { calendarOf } from './calendar.ts'

test('ends with the week of the last day and leaves out the days after it', () => {
  // 2026-11-19 is a Thursday.
  const { columns, dayAt } = calendarOf('2026-11-19')
  expect(columns).toHaveLength(53)
  expect([dayAt(0, 52), dayAt(3, 52), dayAt(4, 52)]).toEqual([
    '2026-11-16',
    '2026-11-19',
    undefined,
  ])
  expect(dayAt(0, 0)).toBe('2025-11-17')
})

test('begins weeks with the chosen day', () => {
  onTestFinished(() => setWeekStart('monday'))
  setWeekStart('sunday')
  expect(calendarOf('2026-11-19').dayAt(0, 52)).toBe('2026-11-15')
})

test('names a month at the first week that begins in it', () => {
  const { columns } = calendarOf('2026-11-19')
  expect(columns[50]).toBe('Nov')
  expect(columns.filter((name) => name !== '')).toHaveLength(12)
})
