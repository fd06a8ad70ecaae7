import { expect, test } from 'vitest'
import {
  noChoice,
  readChoice,
  resizedColumn,
  shownColumns,
  toggledColumn,
  tracksOf,
} from './grid-columns.ts'

const columns = ['name', 'calls', 'cost'].map((id) => ({ id, width: '1fr' }))
const idsOf = (choice: Parameters<typeof shownColumns>[1]) =>
  shownColumns(columns, choice).map(({ id }) => id)

test('hides a column and shows it again, but never the first', () => {
  const without = toggledColumn(toggledColumn(noChoice, 'calls'), 'name')
  expect(idsOf(without)).toEqual(['name', 'cost'])
  expect(idsOf(toggledColumn(without, 'calls'))).toEqual(['name', 'calls', 'cost'])
})

test('keeps a width within reason, and gives a column its own back', () => {
  const narrow = resizedColumn(resizedColumn(noChoice, 'name', 3), 'cost', 120.4)
  expect(tracksOf(columns, narrow)).toBe('40px 1fr 120px')
  expect(tracksOf(columns, resizedColumn(narrow, 'name', null))).toBe('1fr 1fr 120px')
  expect(tracksOf(columns, resizedColumn(noChoice, 'cost', 1e9))).toBe('1fr 1fr 900px')
})

test('reads what it remembered, and nothing out of what it cannot read', () => {
  const choice = resizedColumn(toggledColumn(noChoice, 'calls'), 'cost', 90)
  expect(readChoice(JSON.stringify(choice))).toEqual(choice)
  for (const torn of [null, '', '{', '7', '{"hidden":"all","widths":{"cost":"9"}}'])
    expect(readChoice(torn)).toEqual(noChoice)
})
