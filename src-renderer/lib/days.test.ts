import { expect, onTestFinished, test } from 'vitest'
import { addDays, daysBetween, endOfSpan, setWeekStart, startOfSpan, startOfWeek } from './days.ts'

test('adds days over months, leap days and clock changes', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('counts both ends of a range', () => {
  expect(daysBetween('2026-03-01', '2026-03-01')).toBe(1)
  expect(daysBetween('2026-02-01', '2026-03-01')).toBe(29)
})

test('begins weeks on Monday', () => {
  expect(startOfWeek('2026-03-01')).toBe('2026-02-23')
  expect(startOfWeek('2026-02-23')).toBe('2026-02-23')
})

test.each([
  ['sunday', '2026-03-01', '2026-02-22'],
  ['saturday', '2026-02-28', '2026-02-21'],
] as const)('begins weeks on %s where that was chosen', (weekday, first, before) => {
  onTestFinished(() => setWeekStart('monday'))
  setWeekStart(weekday)
  expect(startOfWeek(first)).toBe(first)
  expect(startOfWeek(addDays(first, 6))).toBe(first)
  expect(startOfWeek(addDays(first, -1))).toBe(before)
})

test('finds the ends of months, quarters and years', () => {
  expect(startOfSpan('2026-05-17', 3)).toBe('2026-04-01')
  expect(endOfSpan('2026-04-01', 3)).toBe('2026-06-30')
  expect(endOfSpan('2024-02-01', 1)).toBe('2024-02-29')
  expect(endOfSpan(startOfSpan('0042-05-17', 12), 12)).toBe('0042-12-31')
})

test('stays within years of four digits', () => {
  expect(addDays('9999-12-31', 1)).toBe('9999-12-31')
  expect(addDays('0000-01-01', -1)).toBe('0000-01-01')
  expect(endOfSpan('9999-12-01', 1)).toBe('9999-12-31')
})
