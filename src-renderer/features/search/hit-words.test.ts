import { expect, test } from 'vitest'
import { lineOf } from './hit-words.ts'

const part = (text: string, isHit = false) => ({ text, isHit })

test('what was found is near the beginning of its line', () => {
  const long = 'words that stand long before it and say something else about '
  expect(lineOf({ snippet: [part(long), part('retry', true), part(' and more')] })).toBe(
    '… say something else about retry and more',
  )
})

test('a line that is short before it, or holds nothing found, stays whole', () => {
  expect(lineOf({ snippet: [part('the '), part('retry', true)] })).toBe('the retry')
  const plain = 'only a filter found this, and all of it is told from its beginning on'
  expect(lineOf({ snippet: [part(plain)] })).toBe(plain)
  expect(lineOf({ snippet: [] })).toBe('')
})
