import { expect, test } from 'vitest'
import { FilterSearch } from './filter-search.ts'
import { parseSearch, stringifySearch } from './search-text.ts'

test('keeps values as text both ways', () => {
  const search = { period: '30d', project: ['/home/a/b&c=d', '/b'], q: '123', model: 'true' }
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('leaves out what is absent or empty', () => {
  expect(stringifySearch({ project: undefined, q: '', period: 'month' })).toBe('?period=month')
  expect(stringifySearch({})).toBe('')
})

test('writes paths as people do', () => {
  expect(stringifySearch({ project: '/home/a' })).toBe('?project=/home/a')
})

test('drops values that cannot be used and keeps the others', () => {
  expect(
    FilterSearch.parse({ period: 'soon', since: '2026-02-30', model: 'claude-opus-5' }),
  ).toEqual({ model: ['claude-opus-5'] })
  expect(FilterSearch.parse({ project: ['/a', '/b'], model: [''], provider: 'codex' })).toEqual({
    project: ['/a', '/b'],
    provider: ['codex'],
  })
})

test('writes a list as one parameter for each of it', () => {
  expect(stringifySearch({ model: ['a', 'b'], project: [] })).toBe('?model=a&model=b')
})
