import { expect, test } from 'vitest'
import { differenceWords, shareWords } from './figure-rows.ts'

test('a difference is told from the first to the second', () => {
  const text = (value: number) => `$${value}`
  expect(differenceWords(2, 5, text)).toBe('+$3')
  expect(differenceWords(5, 2, text)).toBe('−$3')
  expect(differenceWords(2, 2, text)).toBe('same')
  expect(differenceWords(null, 2, text)).toBe('–')
})

test('what cannot be compared has no share', () => {
  expect(shareWords(100, 150)).toBe('▲\u00a050\u00a0%')
  expect(shareWords(100, 25)).toBe('▼\u00a075\u00a0%')
  expect(shareWords(1, 40)).toBe('40×')
  expect([shareWords(0, 4), shareWords(null, 4), shareWords(4, 4)]).toEqual(['', '', ''])
})
