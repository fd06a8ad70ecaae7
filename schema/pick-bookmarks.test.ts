import { expect, test } from 'vitest'
import type { Bookmark } from './bookmarks.ts'
import { pickBookmarks, tagsOf } from './pick-bookmarks.ts'

const bookmark = (id: string, change: Partial<Bookmark>): Bookmark => ({
  id,
  session_id: 's',
  title: 'Untitled bookmark',
  notes: '',
  tags: [],
  message_index: null,
  message_uuid: null,
  created_at: '2026-10-20T10:00:00.000Z',
  updated_at: '2026-10-20T10:00:00.000Z',
  ...change,
})

const all = [
  bookmark('1', { title: 'Sync bug', notes: 'why rows are DROPPED', tags: ['sync', 'bug'] }),
  bookmark('2', { session_title: 'A refactor', session_project: 'rows', tags: ['bug'] }),
]

test('every word of a text must stand somewhere, in whatever case', () => {
  const ids = (q: string, tag?: string) => pickBookmarks(all, { q, tag }).map(({ id }) => id)
  expect(ids('')).toEqual(['1', '2'])
  expect(ids('ROWS')).toEqual(['1', '2'])
  expect(ids(' sync  dropped ')).toEqual(['1'])
  expect(ids('sync refactor')).toEqual([])
  expect(ids('', 'sync')).toEqual(['1'])
  expect(ids('refactor', 'sync')).toEqual([])
})

test('tags are counted, the most used first', () => {
  expect(tagsOf(all)).toEqual([
    ['bug', 2],
    ['sync', 1],
  ])
})
