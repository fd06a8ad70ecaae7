import { afterEach, describe, expect, test } from 'vitest'
import { compactUsd, exactUsd, roundAmount } from './format.ts'
import {
  costName,
  dollars,
  dollarsBeside,
  inCurrency,
  plainUsd,
  setSubscription,
  tellMoneyIn,
} from './money.ts'

afterEach(() => {
  tellMoneyIn(dollars)
  setSubscription(false)
})

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const tellIn = (code: string, rateFromUsd: number) =>
  tellMoneyIn({ code, rateFromUsd, asOf: '2026-03-13' })

describe('money is told in the chosen currency', () => {
  test.each([
    ['EUR', 0.871384, ['€0.87', '€0.0087', '€871.38', '€8.71k', '€0']],
    ['JPY', 159.333, ['¥159', '¥2', '¥159k', '¥1.59M', '¥0']],
    ['CHF', 0.787208, ['CHF 0.79', 'CHF 0.0079', 'CHF 787.21', 'CHF 7.87k', 'CHF 0']],
    ['CAD', 1.37034, ['CA$1.37', 'CA$0.01', 'CA$1.37k', 'CA$13.7k', 'CA$0']],
  ])('%s', (code, rate, words) => {
    tellIn(code, rate)
    expect(
      [exactUsd(1), exactUsd(0.01), compactUsd(1000), compactUsd(10_000), roundAmount(0)].map(
        plain,
      ),
    ).toEqual(words)
  })

  test('with the dollars beside it on hover, and no second figure where dollars are told', () => {
    expect(dollarsBeside(2)).toEqual([])
    tellIn('EUR', 0.871384)
    expect(dollarsBeside(2)).toEqual(['$2.00 at €0.87 for $1, of 13 Mar 2026'])
    expect(plainUsd(2)).toBe('$2.00')
    expect(inCurrency(100)).toBeCloseTo(87.1384, 10)
  })
})

test('a cost is called API-equivalent for who pays a subscription', () => {
  expect(costName()).toBe('Cost')
  setSubscription(true)
  expect(costName()).toBe('API-equivalent')
})
