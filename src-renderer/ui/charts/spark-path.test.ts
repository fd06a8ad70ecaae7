import { expect, test } from 'vitest'
import { sparkPath } from './spark-path.ts'

test('draws from the bottom to the top of its box', () => {
  expect(sparkPath([0, 1], 64, 18)).toBe('M1.0 17.0L63.0 1.0')
})

test('draws no line through fewer than two values', () => {
  expect([sparkPath([], 64, 18), sparkPath([3], 64, 18)]).toEqual(['', ''])
})

test('lies at the bottom where nothing happened', () => {
  expect(sparkPath([0, 0], 64, 18)).toBe('M1.0 17.0L63.0 17.0')
})

test('gathers a long course into few points', () => {
  const path = sparkPath(
    Array.from({ length: 1000 }, (_, place) => place),
    64,
    18,
  )
  expect(path.match(/[ML]/g)).toHaveLength(40)
})
