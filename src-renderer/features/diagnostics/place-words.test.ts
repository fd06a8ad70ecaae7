import { expect, test } from 'vitest'
import { placeWords } from './place-words.ts'

test('a place is told short, and whole with its line and byte', () => {
  expect(placeWords({ path: '/a/b/s.jsonl', line: 1204, offset: 99_000 })).toEqual({
    file: 's.jsonl',
    hint: '/a/b/s.jsonl, line 1,204, byte 99,000',
  })
})

test('a file as a whole has no line, and a path of Windows is cut where it should be', () => {
  expect(placeWords({ path: 'C:\\a\\s.jsonl', line: null, offset: null })).toEqual({
    file: 's.jsonl',
    hint: 'C:\\a\\s.jsonl',
  })
})
