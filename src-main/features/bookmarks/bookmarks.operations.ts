import type { CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import type { StoredBookmark } from '#main/store/notes-reader.ts'
import { AppError } from '#schema/errors.ts'
import type { Parsed } from '#schema/operations.ts'
import { bookmarksOfSession, listBookmarks } from './bookmarks.queries.ts'
import { bookmarkIn, bookmarkOf, changed, newBookmark } from './change-bookmarks.ts'
import { toBookmark } from './to-bookmark.ts'

/** Handlers that read bookmarks. */
export const bookmarksQueries: QueryHandlers<'bookmarks'> = {
  'bookmarks.list': async (input, context) => ({ bookmarks: await listBookmarks(context, input) }),
  'bookmarks.ofSession': async ({ session_id }, context) => ({
    bookmarks: await bookmarksOfSession(context, session_id),
  }),
}

const removedOne = (input: Parsed<'bookmarks.putBack'>): StoredBookmark => ({
  id: input.id,
  sessionId: input.session_id,
  messageIndex: input.message_index,
  messageUuid: input.message_uuid,
  title: input.title,
  notes: input.notes,
  tags: input.tags,
  createdAt: Date.parse(input.created_at),
  changedAt: Date.parse(input.updated_at),
})

/** Handlers that change bookmarks. */
export const bookmarksCommands: CommandHandlers<'bookmarks'> = {
  'bookmarks.add': async (input, { changeNotes }) =>
    changeNotes((notes) => {
      const made = newBookmark(input, Date.now())
      notes.putBookmark(made)
      return toBookmark(made)
    }),
  'bookmarks.change': async ({ bookmark_id, ...change }, { changeNotes }) =>
    changeNotes((notes) => {
      const now = changed(bookmarkIn(notes, bookmark_id), change, Date.now())
      notes.putBookmark(now)
      return toBookmark(now)
    }),
  'bookmarks.remove': async ({ bookmark_id }, { changeNotes }) =>
    changeNotes((notes) => {
      notes.removeBookmark(bookmarkIn(notes, bookmark_id).id)
      return { status: 'success', message: 'Bookmark removed' }
    }),
  'bookmarks.toggle': async (input, { changeNotes }) =>
    changeNotes((notes) => {
      const kept = bookmarkOf(notes, input)
      if (kept) {
        notes.removeBookmark(kept.id)
        return { action: 'removed', bookmark_id: kept.id, bookmark: toBookmark(kept) }
      }
      const made = newBookmark(input, Date.now())
      notes.putBookmark(made)
      return { action: 'added', bookmark: toBookmark(made) }
    }),
  'bookmarks.putBack': async (input, { changeNotes }) =>
    changeNotes((notes) => {
      if (notes.bookmark(input.id))
        throw new AppError('conflict', 'That bookmark is there already.')
      const bookmark = removedOne(input)
      notes.putBookmark(bookmark)
      return toBookmark(bookmark)
    }),
}
