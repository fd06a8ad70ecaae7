import { expect, test } from 'vitest'
import { nextInGrid } from './move-focus.ts'

const all = () => true

test('an arrow key leads to the neighbour', () => {
  expect(nextInGrid('ArrowRight', [0, 0], [2, 3], all)).toEqual([0, 1])
  expect(nextInGrid('ArrowDown', [0, 2], [2, 3], all)).toEqual([1, 2])
})

test('an arrow key leads past places that hold nothing', () => {
  expect(nextInGrid('ArrowLeft', [0, 2], [2, 3], (_, column) => column !== 1)).toEqual([0, 0])
})

test('nothing lies past the edge, and other keys lead nowhere', () => {
  expect(nextInGrid('ArrowUp', [0, 0], [2, 3], all)).toBeUndefined()
  expect(nextInGrid('ArrowRight', [1, 0], [2, 3], (_, column) => column === 0)).toBeUndefined()
  expect(nextInGrid('a', [0, 0], [2, 3], all)).toBeUndefined()
})
