import { expect, test } from 'vitest'
import type { Bookmark } from '#schema/bookmarks.ts'
import { keptAs } from './kept.ts'

const bookmark = (change: Partial<Bookmark>): Bookmark => ({
  id: 'bm_1',
  session_id: 's',
  title: 't',
  notes: '',
  tags: [],
  message_index: null,
  message_uuid: null,
  created_at: '2026-10-20T10:00:00.000Z',
  updated_at: '2026-10-20T10:00:00.000Z',
  ...change,
})

test('a star is of exactly the session, or of exactly the one record', () => {
  const session = bookmark({ id: 'session' })
  const byPlace = bookmark({ id: 'place', message_index: 3 })
  const byUuid = bookmark({ id: 'uuid', message_uuid: 'u', message_index: 7 })
  const all = [byUuid, byPlace, session]
  const idOf = (target: Parameters<typeof keptAs>[1]) => keptAs(all, target)?.id
  expect(idOf({ session_id: 's' })).toBe('session')
  expect(idOf({ session_id: 's', message_uuid: 'u' })).toBe('uuid')
  expect(idOf({ session_id: 's', message_uuid: 'other', message_index: 3 })).toBe('place')
  expect(idOf({ session_id: 's', message_uuid: 'other', message_index: null })).toBeUndefined()
  expect(idOf({ session_id: 'else' })).toBeUndefined()
  expect(keptAs([byUuid, byPlace], { session_id: 's' })).toBeUndefined()
  expect(keptAs(undefined, { session_id: 's' })).toBeUndefined()
})
