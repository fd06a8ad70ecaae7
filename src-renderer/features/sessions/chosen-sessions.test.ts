import { expect, test } from 'vitest'
import { toggled } from './chosen-sessions.ts'

test('two are chosen at most: a third takes the place of the second', () => {
  expect(toggled([], 'a')).toEqual(['a'])
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'c'])
})

test('one chosen again is let go', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
})
