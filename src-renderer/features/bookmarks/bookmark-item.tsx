import { Link } from '@tanstack/react-router'
import { List, MessageSquare, Trash2 } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { useShowBookmarks } from '#renderer/client/use-star.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { IconButton } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { Bookmark } from '#schema/bookmarks.ts'
import { visibleText } from '#schema/visible-text.ts'
import { BookmarkNotes } from './bookmark-notes.tsx'
import { BookmarkTags } from './bookmark-tags.tsx'
import { BookmarkTitle } from './bookmark-title.tsx'
import styles from './bookmarks.module.css'
import { useChange } from './use-change.ts'

const isMessage = ({ message_uuid, message_index }: Bookmark): boolean =>
  message_uuid !== null || message_index !== null

const addressOf = ({ message_uuid, message_index }: Bookmark) => {
  if (message_uuid !== null) return { message: message_uuid }
  return message_index === null ? {} : { seq: message_index }
}

/** Whose it is and when it was kept; opens where it stands. */
const Place = ({ bookmark }: { readonly bookmark: Bookmark }) => {
  const { session_id, session_title, session_project, created_at } = bookmark
  const isKnown = bookmark.session_message_count !== undefined
  const Icon = isMessage(bookmark) ? MessageSquare : List
  return (
    <p className={styles.place}>
      <Link
        to="/sessions/$id"
        params={{ id: session_id }}
        search={(before) => ({ ...keepFilter(before), ...addressOf(bookmark) })}
        className={styles.session}
        title={`Open the ${isMessage(bookmark) ? 'message' : 'session'}`}
      >
        <Icon size={12} aria-hidden />
        <span>{visibleText(session_title ?? `session ${session_id.slice(0, 8)}`)}</span>
      </Link>
      {session_project !== undefined && (
        <span title={visibleText(session_project)}>{visibleText(session_project)}</span>
      )}
      {!isKnown && <span title="No transcript of it was read here">not in the archive</span>}
      <span>
        kept <Ago at={Date.parse(created_at)} />
      </span>
    </p>
  )
}

interface BookmarkItemProps {
  readonly bookmark: Bookmark
  readonly onRemoved: (bookmark: Bookmark) => void
}

/** One bookmark; whatever a person wrote of it is changed where it stands. */
export const BookmarkItem = ({ bookmark, onRemoved }: BookmarkItemProps) => {
  const remove = useCommand('bookmarks.remove')
  const show = useShowBookmarks()
  const change = useChange(bookmark)
  const removeIt = () =>
    remove.mutate(
      { bookmark_id: bookmark.id },
      {
        onSuccess: () => {
          show((all) => all.filter(({ id }) => id !== bookmark.id))
          onRemoved(bookmark)
        },
      },
    )
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <BookmarkTitle bookmark={bookmark} change={change} />
        <IconButton
          label={`Remove “${visibleText(bookmark.title)}”`}
          className={styles.remove}
          disabled={remove.isPending}
          onClick={removeIt}
        >
          <Trash2 size={13} aria-hidden />
        </IconButton>
      </div>
      <Place bookmark={bookmark} />
      <BookmarkNotes bookmark={bookmark} change={change} />
      <BookmarkTags bookmark={bookmark} change={change} />
      <Trouble error={change.error} what="That was not kept." />
      <Trouble error={remove.error} what="It was not removed." />
    </li>
  )
}
