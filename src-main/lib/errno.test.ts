import { expect, test } from 'vitest'
import { pathTrouble } from './errno.ts'

test.each([
  ['ENOENT', 'it does not exist'],
  ['EACCES', 'permission is denied'],
  ['EISDIR', 'it is a folder'],
  ['EWHATEVER', 'the system answers EWHATEVER'],
])('says of %s that %s', (code, words) => {
  expect(pathTrouble(Object.assign(new Error('x'), { code }))).toBe(words)
})

test('what is no error of the system is said in general words', () => {
  expect(pathTrouble('boom')).toBe('it cannot be read')
})
