import type { QueryContext } from '#main/features/handlers.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionTitle } from '#main/store/session-title.ts'
import type { Bookmark } from '#schema/bookmarks.ts'
import { isoOf, toBookmark } from './to-bookmark.ts'

type Known = Pick<
  Bookmark,
  | 'session_first_ts'
  | 'session_last_ts'
  | 'session_message_count'
  | 'session_title'
  | 'session_project'
>

/** A database takes only so many values in one question. */
const askedAtOnce = 500

const rowsOf = (index: IndexReader, ids: readonly string[]) =>
  index
    .selectFrom('session as s')
    .leftJoin('project as p', 'p.id', 's.project_id')
    .where('s.session_id', 'in', ids)
    .select(['s.session_id as id', 's.first_at', 's.last_at', 's.messages', 'p.key'])
    .select(sessionTitle.as('title'))
    .execute()

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const toKnown = (row: Row, names: ReadonlyMap<string, string>): Known => ({
  ...(row.first_at === null ? {} : { session_first_ts: isoOf(row.first_at) }),
  ...(row.last_at === null ? {} : { session_last_ts: isoOf(row.last_at) }),
  session_message_count: row.messages,
  ...(row.title === null ? {} : { session_title: row.title }),
  ...(row.key === null ? {} : { session_project: names.get(row.key) ?? row.key }),
})

/** What the index knows of sessions, by their names. */
const knownSessions = async (
  index: IndexReader,
  ids: readonly string[],
): Promise<Map<string, Known>> => {
  const known = new Map<string, Known>()
  if (ids.length === 0) return known
  const names = await projectNames(index)
  for (let from = 0; from < ids.length; from += askedAtOnce) {
    const rows = await rowsOf(index, ids.slice(from, from + askedAtOnce))
    for (const row of rows) known.set(row.id, toKnown(row, names))
  }
  return known
}

const withSessions = async (
  index: IndexReader,
  bookmarks: readonly Bookmark[],
): Promise<Bookmark[]> => {
  const known = await knownSessions(index, [...new Set(bookmarks.map((one) => one.session_id))])
  return bookmarks.map((one) => ({ ...one, ...known.get(one.session_id) }))
}

const newestFirst = ['created_at', 'updated_at', 'session_first_ts', 'session_last_ts'] as const
const upwards = [
  ...(['title', 'notes', 'session_id', 'session_title', 'session_project', 'id'] as const),
]

const comparison = (field: string): ((a: Bookmark, b: Bookmark) => number) | null => {
  const text = upwards.find((name) => name === field)
  if (text) return (a, b) => (a[text] ?? '').localeCompare(b[text] ?? '', 'en')
  if (field === 'message_index') return (a, b) => (a[field] ?? -1) - (b[field] ?? -1)
  if (field === 'session_message_count') return (a, b) => (a[field] ?? -1) - (b[field] ?? -1)
  const time = newestFirst.find((name) => name === field)
  return time ? (a, b) => Date.parse(b[time] ?? '') - Date.parse(a[time] ?? '') || 0 : null
}

/** Bookmarks that carry a tag, sorted by one of their fields; see the operation. */
export const listBookmarks = async (
  { index, library }: Pick<QueryContext, 'index' | 'library'>,
  { tag = '', sort_by }: { readonly tag?: string | undefined; readonly sort_by: string },
): Promise<Bookmark[]> => {
  const stored = library.notes.bookmarks().filter((one) => tag === '' || one.tags.includes(tag))
  const all = await withSessions(index, stored.map(toBookmark))
  const compare = comparison(sort_by)
  return compare ? all.sort(compare) : all
}

/** Bookmarks of a session and of its messages, newest first. */
export const bookmarksOfSession = (
  { index, library }: Pick<QueryContext, 'index' | 'library'>,
  sessionId: string,
): Promise<Bookmark[]> => withSessions(index, library.notes.bookmarksOf(sessionId).map(toBookmark))
