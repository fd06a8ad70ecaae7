import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { visibleText } from '#schema/visible-text.ts'
import styles from './bookmarks.module.css'
import type { Editable } from './use-change.ts'

const mostLetters = 500

const Field = ({ bookmark, change, onEnd }: Editable & { readonly onEnd: () => void }) => {
  const [text, setText] = useState(bookmark.title)
  const isOver = useRef(false)
  const end = (isKept: boolean) => {
    if (isOver.current) return
    isOver.current = true
    if (isKept && text !== bookmark.title) change.save({ title: text })
    onEnd()
  }
  return (
    <input
      className={styles.titleField}
      aria-label="Title"
      placeholder="Untitled bookmark"
      maxLength={mostLetters}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: a person asked to type here
      autoFocus
      onChange={({ target }) => setText(target.value)}
      onBlur={() => end(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') end(true)
        if (event.key === 'Escape') {
          event.preventDefault()
          end(false)
        }
      }}
    />
  )
}

/** What it is called, which opens it; Enter keeps another title and Esc lets it be. */
export const BookmarkTitle = (props: Editable) => {
  const { bookmark } = props
  const { title, session_id, message_uuid, message_index } = bookmark
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <Field {...props} onEnd={() => setEditing(false)} />
  return (
    <>
      <Link
        to="/sessions/$id"
        params={{ id: session_id }}
        search={(before) => ({
          ...keepFilter(before),
          ...(message_uuid === null ? {} : { message: message_uuid }),
          ...(message_uuid === null && message_index !== null ? { seq: message_index } : {}),
        })}
        className={styles.title}
        dir="auto"
      >
        {visibleText(title)}
      </Link>
      <IconButton
        label="Change the title"
        className={styles.pencil}
        onClick={() => setEditing(true)}
      >
        <Pencil size={12} aria-hidden />
      </IconButton>
    </>
  )
}
