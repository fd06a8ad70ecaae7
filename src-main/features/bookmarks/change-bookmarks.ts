import { randomBytes } from 'node:crypto'
import type { Notes } from '#main/store/notes.ts'
import type { StoredBookmark } from '#main/store/notes-reader.ts'
import { untitled } from '#schema/bookmarks.ts'
import { AppError } from '#schema/errors.ts'
import type { Parsed } from '#schema/operations.ts'

const titleOf = (title: string | null | undefined): string => {
  const text = title?.toWellFormed() ?? ''
  return text.trim() === '' ? untitled : text
}

const tagsOf = (tags: readonly string[]): string[] => [
  ...new Set(tags.map((tag) => tag.toWellFormed().trim()).filter((tag) => tag !== '')),
]

/** A bookmark to be: what was said of it, made at a time in UTC ms. */
export const newBookmark = (
  input: Parsed<'bookmarks.add'> | Parsed<'bookmarks.toggle'>,
  now: number,
): StoredBookmark => ({
  id: `bm_${randomBytes(8).toString('hex')}`,
  sessionId: input.session_id,
  messageIndex: input.message_index ?? null,
  messageUuid: input.message_uuid ?? null,
  title: titleOf(input.title),
  notes: ('notes' in input ? (input.notes ?? '') : '').toWellFormed(),
  tags: tagsOf(('tags' in input && input.tags) || []),
  createdAt: now,
  changedAt: now,
})

/** The bookmark by an id; `not_found` in words. */
export const bookmarkIn = (notes: Notes, id: string): StoredBookmark => {
  const found = notes.bookmark(id)
  if (!found) throw new AppError('not_found', 'There is no bookmark by that id.')
  return found
}

/** A bookmark with what is given changed at a time in UTC ms. */
export const changed = (
  bookmark: StoredBookmark,
  { title, notes, tags }: Omit<Parsed<'bookmarks.change'>, 'bookmark_id'>,
  now: number,
): StoredBookmark => ({
  ...bookmark,
  title: typeof title === 'string' ? titleOf(title) : bookmark.title,
  notes: notes?.toWellFormed() ?? bookmark.notes,
  tags: tags ? tagsOf(tags) : bookmark.tags,
  // A clock that was set back must not make a change look older than what it changes.
  changedAt: Math.max(now, bookmark.changedAt),
})

/**
 * The bookmark of exactly this: the record of a uuid, else the one at a place, else the session as a
 * whole. Null where it is not kept.
 */
export const bookmarkOf = (
  notes: Notes,
  { session_id, message_uuid, message_index }: Parsed<'bookmarks.toggle'>,
): StoredBookmark | null => {
  const isIt = (one: StoredBookmark): boolean => {
    if (message_uuid && one.messageUuid !== null) return one.messageUuid === message_uuid
    if (message_index !== null && message_index !== undefined)
      return one.messageIndex === message_index
    return !message_uuid && one.messageUuid === null && one.messageIndex === null
  }
  return notes.bookmarksOf(session_id).find(isIt) ?? null
}
