import { expect, test } from 'vitest'
import { doneWords, questionWords } from './merge-words.ts'

const none = { added: 0, replaced: 0, kept: 0, same: 0 }

test('what an import did is said without what did not happen', () => {
  expect(doneWords({ titles: none, bookmarks: none, tags: none })).toBe('The file holds nothing.')
  const report = {
    titles: { ...none, replaced: 1 },
    bookmarks: { ...none, added: 2, kept: 1 },
    tags: { ...none, same: 3 },
  }
  expect(doneWords(report)).toBe('Added 2 bookmarks, replaced 1 title, left 1 as here, 3 the same.')
  expect(questionWords(report)).toBe(
    'The file has a newer form of 1 title. It adds 2 bookmarks in any case.',
  )
  expect(doneWords({ titles: none, bookmarks: none, tags: { ...none, same: 1 } })).toBe(
    '1 the same.',
  )
})
