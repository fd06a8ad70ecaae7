import { expect, test } from 'vitest'
import { cacheSaving } from './cache-saving.ts'
import { createPricer } from './price-call.ts'

const at = Date.UTC(2026, 9, 20)
const million = 1_000_000
const none = { model: 'claude-opus-5', at, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 }
const price = createPricer({
  source: 'test',
  asOf: '2026-10-01',
  webSearchPerThousand: 10,
  rows: [{ models: ['claude-opus-5'], bands: [{ input: 5, output: 25 }] }],
})

test('a read saves nine tenths of the price of input', () => {
  expect(cacheSaving(price, { ...none, cacheRead: million })).toBe(4.5e9)
})

test('a write costs a quarter of it, or as much again for an hour', () => {
  expect(cacheSaving(price, { ...none, cacheWrite5m: million })).toBe(-1.25e9)
  expect(cacheSaving(price, { ...none, cacheWrite1h: million })).toBe(-5e9)
})

test('nothing is known of a model without a price', () => {
  expect(cacheSaving(price, { ...none, model: 'nova', cacheRead: million })).toBeNull()
})
