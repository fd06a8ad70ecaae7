import type { NotesReader, OwnTag, OwnTitle, StoredBookmark } from '#main/store/notes-reader.ts'
import type { NotesFile } from '#schema/notes.ts'

const iso = (utcMs: number): string => new Date(utcMs).toISOString()

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const titleOut = ({ sessionId, title, changedAt }: OwnTitle) => ({
  sessionId,
  title,
  changedAt: iso(changedAt),
})

const bookmarkOut = (one: StoredBookmark): NotesFile['bookmarks'][number] => ({
  id: one.id,
  sessionId: one.sessionId,
  messageIndex: one.messageIndex,
  messageUuid: one.messageUuid,
  title: one.title,
  notes: one.notes,
  tags: [...one.tags],
  createdAt: iso(one.createdAt),
  changedAt: iso(one.changedAt),
})

const tagOut = ({ sessionId, name, isDismissed, changedAt }: OwnTag) => ({
  sessionId,
  name,
  isDismissed,
  changedAt: iso(changedAt),
})

/**
 * All that a person wrote as the text of a file. It says nothing of when or where it was made, so
 * that the same notes are the same bytes.
 */
export const notesText = (notes: NotesReader): string => {
  const file: NotesFile = {
    format: 'rearview-notes',
    version: 1,
    titles: notes.titles().map(titleOut),
    bookmarks: notes
      .bookmarks()
      .map(bookmarkOut)
      .sort((a, b) => compare(a.createdAt, b.createdAt) || compare(a.id, b.id)),
    tags: notes.ownTags().map(tagOut),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The entries of a file as they are stored. */
export const storedOf = (file: NotesFile) => ({
  titles: file.titles.map((one): OwnTitle => ({ ...one, changedAt: Date.parse(one.changedAt) })),
  bookmarks: file.bookmarks.map(
    (one): StoredBookmark => ({
      ...one,
      createdAt: Date.parse(one.createdAt),
      changedAt: Date.parse(one.changedAt),
    }),
  ),
  tags: file.tags.map((one): OwnTag => ({ ...one, changedAt: Date.parse(one.changedAt) })),
})
