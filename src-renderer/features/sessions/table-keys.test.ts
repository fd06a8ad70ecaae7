import { expect, test } from 'vitest'
import { moveTo } from './table-keys.ts'
import { windowsFor } from './use-session-rows.ts'

const place = { active: 5, total: 12, page: 10 }

test('moves by row, by page and to both ends', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'PageDown', 'PageUp', 'Home', 'End']
  expect(keys.map((key) => moveTo(key, place))).toEqual([4, 6, 11, 0, 0, 11])
})

test('leaves other keys alone', () => {
  expect(moveTo('a', place)).toBeUndefined()
})

test('fetches only the windows in sight beyond the first', () => {
  expect(windowsFor(0, 40)).toEqual([])
  expect(windowsFor(90, 130)).toEqual([1])
  expect(windowsFor(450, 510)).toEqual([4, 5])
})
