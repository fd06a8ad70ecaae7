import { expect, test } from 'vitest'
import type { Item } from './items.ts'
import { countFrom, isSameUpTo, jumpStart, stepRow } from './moves.ts'

const record = (seq: number): Item => ({ kind: 'record', seq })
const group: Item = { kind: 'group', seq: 2, seqs: [2, 3, 5] }

const closed = [record(1), group, record(7), record(8)]
const open = [record(1), group, record(2), record(3), record(5), record(7), record(8)]

const walk = (items: readonly Item[], from: number, direction: 1 | -1): number[] => {
  const next = stepRow(items, from, direction)
  return next === undefined ? [] : [next, ...walk(items, next, direction)]
}

test('steps through rows, over those that are gathered and through those that are open', () => {
  expect(walk(closed, 1, 1)).toEqual([2, 7, 8])
  expect(walk(closed, 8, -1)).toEqual([7, 2, 1])
  expect(walk(open, 1, 1)).toEqual([2, 3, 5, 7, 8])
  expect(walk(open, 8, -1)).toEqual([7, 5, 3, 2, 1])
  expect(walk([], 0, 1)).toEqual([])
})

test('a jump begins at the last target only while that is in sight', () => {
  const sight = { top: 10, last: 20 }
  expect([9, 10, 20, 21, undefined].map((target) => jumpStart(target, sight))).toEqual([
    10, 10, 20, 10, 10,
  ])
})

test('tells a change above from one below', () => {
  expect(isSameUpTo(closed, open, 1)).toBe(true)
  expect(isSameUpTo(closed, open, 2)).toBe(false)
  expect(isSameUpTo(open, [record(1), record(2), ...open.slice(3)], 1)).toBe(false)
  expect(isSameUpTo(closed, [...closed, record(9)], 3)).toBe(true)
  expect(isSameUpTo(closed, closed.slice(0, 2), 3)).toBe(false)
})

test('counts new records alike in every layout, open or not', () => {
  expect(countFrom(closed, 3)).toBe(4)
  expect(countFrom(open, 3)).toBe(4)
  expect(countFrom(open, 9)).toBe(0)
})
