import { expect, test } from 'vitest'
import { pressed, sortRows } from './data-grid-sort.ts'

test('what is not known comes last both ways, and equals stay as they were', () => {
  const rows = [
    { id: 'a', cost: 1 },
    { id: 'b', cost: null },
    { id: 'c', cost: 3 },
    { id: 'd', cost: 1 },
  ]
  const ids = (order: 'asc' | 'desc') =>
    sortRows(rows, ({ cost }) => cost, order).map(({ id }) => id)
  expect(ids('desc')).toEqual(['c', 'a', 'd', 'b'])
  expect(ids('asc')).toEqual(['a', 'd', 'c', 'b'])
})

test('names are sorted as people read them', () => {
  expect(sortRows(['b', 'A', 'c'], (name) => name, 'asc')).toEqual(['A', 'b', 'c'])
})

test('a press turns the order, and another column begins with what is most or first', () => {
  const sort = { by: 'cost', order: 'desc' } as const
  expect(pressed(sort, 'cost', true)).toEqual({ by: 'cost', order: 'asc' })
  expect(pressed(sort, 'tokens', true)).toEqual({ by: 'tokens', order: 'desc' })
  expect(pressed(sort, 'name', false)).toEqual({ by: 'name', order: 'asc' })
})
