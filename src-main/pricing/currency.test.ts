import { expect, test } from 'vitest'
import { settingRows } from '#main/store/stored-settings.ts'
import { commonCurrencies, currencySymbol, dollars } from '#schema/currency.ts'
import { convertUsd, currencyBlock, currencySetting } from './currency.ts'
import { bundledRates, codesWithRate, rateFromUsd, readRates } from './rate-table.ts'

const library = (settings: Readonly<Record<string, unknown>>) => ({
  setting: (key: string): unknown => settings[key] ?? null,
})

test('the currency lies where a person’s other settings do', () => {
  expect(settingRows({ currency: 'EUR' })).toEqual([[currencySetting, 'EUR']])
})

test('rates of the euro become rates of the dollar', () => {
  expect(rateFromUsd(bundledRates, 'EUR')).toBe(0.871384)
  expect(rateFromUsd(bundledRates, 'JPY')).toBe(159.333)
  expect(rateFromUsd(bundledRates, 'USD')).toBe(1)
  expect(rateFromUsd(bundledRates, 'XAF')).toBeUndefined()
  expect(rateFromUsd(bundledRates, 'toString')).toBeUndefined()
})

test('every common currency has a rate and a sign', () => {
  expect(codesWithRate(bundledRates)).toEqual(expect.arrayContaining([...commonCurrencies]))
  for (const code of codesWithRate(bundledRates)) expect(currencySymbol(code)).not.toBe('')
  expect(['EUR', 'CAD', 'CHF'].map(currencySymbol)).toEqual(['€', 'CA$', 'CHF'])
})

test('amounts are converted so that parts still add up, and what is not known stays so', () => {
  const block = currencyBlock(library({ [currencySetting]: 'EUR' }))
  expect(block).toEqual({ code: 'EUR', symbol: '€', rate_from_usd: 0.871384 })
  expect(convertUsd(block, 100)).toBeCloseTo(87.1384, 10)
  expect(convertUsd(block, 1) + convertUsd(block, 2)).toBeCloseTo(convertUsd(block, 3), 12)
  expect(convertUsd(block, null)).toBeNull()
  expect(convertUsd(dollars, 0.1)).toBe(0.1)
})

test.each([null, 'euro', 7, 'XAF'])(
  'a stored currency %j that cannot be used is US dollars',
  (code) => {
    expect(currencyBlock(library({ [currencySetting]: code }))).toEqual(dollars)
  },
)

test('fetched rates hold unless they are older than the bundled ones or spoilt', () => {
  const rateWith = (stored: unknown): number =>
    currencyBlock(library({ [currencySetting]: 'EUR', 'money.rates': stored })).rate_from_usd
  const fetched = (date: string) =>
    readRates({ base: 'USD', date, rates: { EUR: 0.5 } }, 'rates.example', 1)
  expect(rateWith(fetched('2026-11-20'))).toBe(0.5)
  expect(rateWith(fetched('2020-11-20'))).toBe(0.871384)
  expect(rateWith({ rates: 'none' })).toBe(0.871384)
})

test.each([
  { base: 'USD', date: '2026-11-20' },
  { base: 'USD', date: 'today', rates: { EUR: 1 } },
  { base: 'USD', date: '2026-11-20', rates: { EUR: 0 } },
  { base: 'EUR', date: '2026-11-20', rates: { GBP: 1 } },
])('takes no rates from %j', (answer) => {
  expect(() => readRates(answer, 'rates.example', 1)).toThrow(/rates\.example/)
})
