import { expect, test } from 'vitest'
import { withoutCode } from './without-code.ts'

test('fenced code is left out of an answer, a fence that was cut off too', () => {
  expect(withoutCode('So:\n\n```ts\nconst a = 1\n```\n\nDone.')).toBe('So:\nDone.')
  expect(withoutCode('So:\n```\nconst a')).toBe('So:')
  expect(withoutCode('use `a` **here**')).toBe('use `a` here')
})
