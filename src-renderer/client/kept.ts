import type { Bookmark } from '#schema/bookmarks.ts'

/** What can be kept: a session, or one record of it by its uuid or its place. */
export interface KeepTarget {
  readonly session_id: string
  readonly message_uuid?: string | null
  readonly message_index?: number | null
}

/** Whether a bookmark is of a session itself, not of a record of it. */
const isOfWhole = ({ message_uuid, message_index }: Bookmark): boolean =>
  message_uuid === null && message_index === null

const isOf = (bookmark: Bookmark, target: KeepTarget): boolean => {
  const { message_uuid: uuid, message_index: index } = target
  if (bookmark.session_id !== target.session_id) return false
  if (uuid && bookmark.message_uuid !== null) return bookmark.message_uuid === uuid
  if (index !== null && index !== undefined) return bookmark.message_index === index
  return !uuid && isOfWhole(bookmark)
}

/** The bookmark of exactly this, as the program itself would find it; undefined: it is not kept. */
export const keptAs = (
  bookmarks: readonly Bookmark[] | undefined,
  target: KeepTarget,
): Bookmark | undefined => bookmarks?.find((bookmark) => isOf(bookmark, target))

/** Ids of the sessions that are kept themselves. */
export const keptSessions = (bookmarks: readonly Bookmark[] | undefined): ReadonlySet<string> =>
  new Set(bookmarks?.filter(isOfWhole).map(({ session_id }) => session_id))
