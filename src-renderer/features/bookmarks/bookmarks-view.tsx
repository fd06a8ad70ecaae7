import { useSearch } from '@tanstack/react-router'
import { Star } from 'lucide-react'
import { asTable } from '#renderer/client/tables.ts'
import { useBookmarks } from '#renderer/client/use-star.ts'
import { plural } from '#renderer/lib/format.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Bookmark } from '#schema/bookmarks.ts'
import { pickBookmarks, tagsOf } from '#schema/pick-bookmarks.ts'
import { visibleText } from '#schema/visible-text.ts'
import { BookmarkItem } from './bookmark-item.tsx'
import styles from './bookmarks.module.css'
import { TagFilter } from './tag-filter.tsx'
import { Transfer } from './transfer.tsx'
import { UndoBar } from './undo-bar.tsx'
import { useRemoved } from './use-removed.ts'
import { WordsField } from './words-field.tsx'

const None = () => (
  <EmptyNotice title="Nothing is bookmarked yet.">
    <p>
      The star <Star size={13} aria-hidden className={styles.inline} /> at the head of a session, in
      a row of Sessions or beside a message keeps it here, with notes and tags of your own. The key{' '}
      <kbd>S</kbd> does the same.
    </p>
    <p>What you write stays when a transcript is deleted, and Import brings it from elsewhere.</p>
  </EmptyNotice>
)

const NoMatch = ({
  q,
  tag,
}: {
  readonly q: string | undefined
  readonly tag: string | undefined
}) => (
  <EmptyNotice
    title={visibleText(
      [
        'No bookmark',
        tag === undefined ? '' : ` tagged “${tag}”`,
        q ? ` has “${q}” in it` : ' is here',
        '.',
      ].join(''),
    )}
  >
    Titles, notes, tags, sessions and projects are searched.
  </EmptyNotice>
)

const List = ({
  bookmarks,
  onRemoved,
}: {
  readonly bookmarks: readonly Bookmark[]
  readonly onRemoved: (bookmark: Bookmark) => void
}) => {
  const { q, tag } = useSearch({ from: '/bookmarks' })
  const picked = pickBookmarks(bookmarks, { q, tag })
  if (bookmarks.length === 0) return <None />
  if (picked.length === 0) return <NoMatch q={q} tag={tag} />
  return (
    <ul className={styles.list} aria-label="Bookmarks">
      {picked.map((bookmark) => (
        <BookmarkItem key={bookmark.id} bookmark={bookmark} onRemoved={onRemoved} />
      ))}
    </ul>
  )
}

/** "3 of 12 bookmarks" */
const countOf = (bookmarks: readonly Bookmark[], picked: number): string =>
  picked === bookmarks.length
    ? plural(picked, 'bookmark')
    : `${picked} of ${plural(bookmarks.length, 'bookmark')}`

/** Everything a person keeps, newest first, with what they say of it. */
export const BookmarksView = () => {
  const { q, tag } = useSearch({ from: '/bookmarks' })
  const query = useBookmarks()
  const removed = useRemoved()
  const bookmarks = query.data?.bookmarks
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <WordsField />
        <span className={styles.count} aria-live="polite">
          {bookmarks &&
            bookmarks.length > 0 &&
            countOf(bookmarks, pickBookmarks(bookmarks, { q, tag }).length)}
        </span>
        <Transfer />
        {bookmarks && bookmarks.length > 0 && (
          <ExportMenu
            {...asTable('bookmarks', 'Bookmarks', { q, carries: tag })}
            name="this list"
          />
        )}
      </div>
      {bookmarks && <TagFilter tags={tagsOf(bookmarks)} />}
      <ScrollBox className={styles.box} label="Bookmarks">
        <QueryView
          query={query}
          what="the bookmarks"
          skeleton={<SkeletonRows count={5} height={72} gap={12} />}
        >
          {(data) => <List bookmarks={data.bookmarks} onRemoved={removed.note} />}
        </QueryView>
      </ScrollBox>
      <UndoBar removed={removed} />
    </div>
  )
}
