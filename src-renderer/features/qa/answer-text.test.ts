import { expect, test } from 'vitest'
import { inlineCode, withoutCode } from './answer-text.ts'

test('fenced code is left out of an answer, a fence that was cut off too', () => {
  expect(withoutCode('So:\n\n```ts\nconst a = 1\n```\n\nDone.')).toBe('So:\nDone.')
  expect(withoutCode('So:\n```\nconst a')).toBe('So:')
  expect(withoutCode('use `a` **here**')).toBe('use `a` here')
})

test('a heading stands without its signs', () => {
  expect(withoutCode('## Why\nC# and #3 stay')).toBe('Why\nC# and #3 stay')
})

test('what stands between backticks on a line is code', () => {
  expect(inlineCode('run `npm test` now')).toEqual([
    { text: 'run ', isCode: false },
    { text: 'npm test', isCode: true },
    { text: ' now', isCode: false },
  ])
  expect(inlineCode('one ` alone\nand ` another')).toEqual([
    { text: 'one ` alone\nand ` another', isCode: false },
  ])
})
