import { expect, test } from 'vitest'
import { moveTo } from './table-keys.ts'

const place = { active: 5, total: 12, page: 10 }

test('moves by row, by page and to both ends', () => {
  const keys = ['ArrowUp', 'ArrowDown', 'PageDown', 'PageUp', 'Home', 'End']
  expect(keys.map((key) => moveTo(key, place))).toEqual([4, 6, 11, 0, 0, 11])
})

test('leaves other keys alone', () => {
  expect(moveTo('a', place)).toBeUndefined()
})
