import { describe, expect, test } from 'vitest'
import { bundledPriceBook, modelName, type PriceRow } from './price-book.ts'
import { createPricer, type PricedCall } from './price-call.ts'
import { storedPrices } from './stored-prices.ts'

const price = createPricer()

const call = (more: Partial<PricedCall>): PricedCall => ({
  model: 'claude-opus-5',
  at: Date.parse('2026-11-01T00:00:00Z'),
  input: 0,
  output: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  cacheRead: 0,
  webSearches: 0,
  fast: false,
  batch: false,
  geoUs: false,
  ...more,
})

const million = 1_000_000

describe('a model is matched by its whole name', () => {
  test.each([
    ['us.anthropic.claude-opus-4-1-20250805-v1:0', 'claude-opus-4-1'],
    ['anthropic/claude-sonnet-4-5@20250929', 'claude-sonnet-4-5'],
    ['openrouter/anthropic/claude-opus-5', 'claude-opus-5'],
    ['claude-opus-4-6[1m]', 'claude-opus-4-6'],
    ['claude-3-5-sonnet-latest', 'claude-3-5-sonnet'],
    ['claude-3-7-sonnet-20250219-thinking', 'claude-3-7-sonnet'],
  ])('%s is %s', (id, name) => expect(modelName(id)).toBe(name))

  test('a newer minor version is unpriced until the book knows it', () => {
    expect(price(call({ model: 'claude-opus-5-6', input: 1 }))).toBeNull()
  })
})

describe('the price in force at the time of the call', () => {
  test('a model has no price before it was sold', () => {
    const at = Date.parse('2026-09-21T23:59:59Z')
    expect(price(call({ model: 'claude-opus-5-5', at, input: million }))).toBeNull()
    expect(price(call({ model: 'claude-opus-5-5', at: at + 1000, input: million }))).toBe(4e9)
  })

  test('the price of a cache read fell on a day', () => {
    const before = call({ model: 'claude-sonnet-5-5', at: Date.parse('2026-10-06T23:00:00Z') })
    const after = { ...before, at: Date.parse('2026-10-07T00:00:00Z') }
    expect(price({ ...before, cacheRead: million })).toBe(0.2e9)
    expect(price({ ...after, cacheRead: million })).toBe(0.1e9)
  })
})

test('the whole call is priced by the band its prompt falls in', () => {
  const haiku = call({ model: 'claude-haiku-5-5', cacheRead: 99_000, output: million })
  expect(price({ ...haiku, input: 1000 })).toBe(500_000_000 + 100_000 + 990_000)
  expect(price({ ...haiku, input: 1001 })).toBe(2_500_000_000 + 500_500 + 4_950_000)
})

test('fast mode, US-only inference and batch multiply; searches are charged on top', () => {
  const base = call({ input: million, output: million, webSearches: 1 })
  const search = 10_000_000
  expect(price(base)).toBe(30e9 + search)
  expect(price({ ...base, fast: true })).toBe(60e9 + search)
  expect(price({ ...base, geoUs: true })).toBe(33e9 + search)
  expect(price({ ...base, batch: true })).toBe(15e9 + search)
})

test('an hour of cache costs twice the input, five minutes a quarter more, a read a tenth', () => {
  expect(price(call({ cacheWrite1h: million }))).toBe(10e9)
  expect(price(call({ cacheWrite5m: million }))).toBe(6.25e9)
  expect(price(call({ cacheRead: million }))).toBe(0.5e9)
})

describe('what a person says of prices', () => {
  const row = (models: string[], input: number, more: object = {}) => ({
    models,
    bands: [{ input, output: 5 * input }],
    ...more,
  })
  const by = (rows: PriceRow[], aliases: Record<string, string> = {}) =>
    createPricer(bundledPriceBook, { rows, aliases })

  test('prices a model that the book does not know', () => {
    const own = by([row(['gateway/Big-One'], 7)])
    expect(own(call({ model: 'gateway/big-one', input: million }))).toBe(7e9)
    expect(own(call({ model: 'gateway/big-one-2', input: million }))).toBeNull()
  })

  test('goes before the book from its day on, and no longer than it says', () => {
    const own = by([row(['claude-opus-5'], 1, { from: '2026-11-01', until: '2026-11-02' })])
    const on = (day: string) =>
      own(call({ model: 'claude-opus-5[1m]', at: Date.parse(day), input: million }))
    expect([on('2026-10-31'), on('2026-11-01'), on('2026-11-02')]).toEqual([5e9, 1e9, 5e9])
  })

  test('charges one model by the price of another', () => {
    const own = by([], { 'Claude-Opus-9': 'claude-haiku-4-5' })
    expect(own(call({ model: 'claude-opus-9-20270101', input: million }))).toBe(1e9)
    expect(own(call({ model: 'claude-opus-9-1', input: million }))).toBeNull()
  })

  test('that cannot be understood overrides nothing', () => {
    const { price: stored, mark } = storedPrices({ rows: 'none' })
    expect(stored(call({ input: million }))).toBe(5e9)
    expect(mark).toBe(storedPrices(null).mark)
    expect(mark).not.toBe(storedPrices({ aliases: { a: 'b' } }).mark)
  })
})

describe('nothing is guessed', () => {
  test.each([
    'claude-opus-5-6',
    'claude-opus-50',
    'claude-opus-5-preview',
    'claude-opus',
    'claude-opus-5-2026',
    'my-claude-opus-5',
    '<synthetic>',
    '',
  ])('%j has no price', (model) => {
    expect(price(call({ model, input: million }))).toBeNull()
  })

  test.each([
    'us.anthropic.claude-opus-4-6-v1:0',
    'eu.anthropic.claude-opus-4-6',
    'anthropic.claude-opus-4-6-v1:0',
    'claude-opus-4-6@20260101',
    'openrouter/anthropic/claude-opus-4-6-thinking',
    'CLAUDE-OPUS-4-6-20260101',
    'claude-opus-4-6-latest[1m]',
  ])('%s is claude-opus-4-6', (model) => {
    expect(price(call({ model, input: million }))).toBe(5e9)
  })
})

test('no two rows of the book hold for one model at one time', () => {
  for (const row of bundledPriceBook.rows) {
    for (const name of row.models) {
      const same = bundledPriceBook.rows.filter((other) => other.models.includes(name))
      for (const at of [row.from, row.until].filter((day) => day !== undefined)) {
        const holding = same.filter(
          (other) => (other.from ?? '') <= at && (other.until === undefined || at < other.until),
        )
        expect(holding.length, `${name} at ${at}`).toBeLessThanOrEqual(1)
      }
    }
  }
})
