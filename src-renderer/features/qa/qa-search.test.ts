import { expect, test } from 'vitest'
import { QaSearch } from './qa-search.ts'

test('one status and several are read from an address, and what cannot be used is left out', () => {
  expect(QaSearch.parse({ status: 'open', code: 'true' })).toEqual({ status: ['open'], code: true })
  expect(QaSearch.parse({ status: ['open', 'looped'] })).toEqual({ status: ['open', 'looped'] })
  expect(QaSearch.parse({ status: 'lost', code: 'maybe' })).toEqual({})
  expect(QaSearch.parse({})).toEqual({})
})
