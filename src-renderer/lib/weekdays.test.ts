import { expect, onTestFinished, test } from 'vitest'
import { setWeekStart } from './days.ts'
import { weekdaysInOrder } from './weekdays.ts'

test.each([
  ['monday', 'Mon', [0, 1, 2, 3, 4, 5, 6]],
  ['sunday', 'Sun', [6, 0, 1, 2, 3, 4, 5]],
  ['saturday', 'Sat', [5, 6, 0, 1, 2, 3, 4]],
] as const)('counts the days of a week from %s', (start, short, weekdays) => {
  onTestFinished(() => setWeekStart('monday'))
  setWeekStart(start)
  expect(weekdaysInOrder()[0]?.short).toBe(short)
  expect(weekdaysInOrder().map(({ weekday }) => weekday)).toEqual(weekdays)
})
