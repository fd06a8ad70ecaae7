import { expect, test } from 'vitest'
import { relativeTime } from './time.ts'

const now = Date.parse('2026-03-10T12:00:00')
const ago = (ms: number) => relativeTime(now - ms, now).replaceAll('\u00a0', ' ')
const minute = 60_000

test('says how long ago within a week', () => {
  expect(ago(20_000)).toBe('just now')
  expect(ago(4 * minute)).toBe('4 m ago')
  expect(ago(3 * 60 * minute)).toBe('3 h ago')
  expect(ago(5 * 24 * 60 * minute)).toBe('5 d ago')
})

test('says the date beyond a week, the year only of other years', () => {
  expect(ago(9 * 24 * 60 * minute)).toBe('1 Mar')
  expect(relativeTime(Date.parse('2025-12-30T12:00:00'), now)).toBe('30 Dec 2025')
})

test('calls a moment ahead of the clock just now', () => {
  expect(ago(-5 * minute)).toBe('just now')
})
