import type { StoredBookmark } from '#main/store/notes-reader.ts'
import type { Bookmark } from '#schema/bookmarks.ts'

/** A time as documents have it. */
export const isoOf = (utcMs: number): string => new Date(utcMs).toISOString()

/** A bookmark as it is answered, without what the index knows of its session. */
export const toBookmark = (stored: StoredBookmark): Bookmark => ({
  id: stored.id,
  session_id: stored.sessionId,
  title: stored.title,
  notes: stored.notes,
  tags: [...stored.tags],
  message_index: stored.messageIndex,
  message_uuid: stored.messageUuid,
  created_at: isoOf(stored.createdAt),
  updated_at: isoOf(stored.changedAt),
})
