import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { visibleText } from '#schema/visible-text.ts'
import styles from './bookmarks.module.css'
import type { Editable } from './use-change.ts'

const mostLetters = 100

/** What it is filed under. */
export const BookmarkTags = ({ bookmark: { tags }, change }: Editable) => {
  const [text, setText] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const tag = text.trim()
    if (tag === '') return
    if (tags.includes(tag)) setText('')
    else change.save({ tags: [...tags, tag] }, () => setText(''))
  }
  return (
    <form className={styles.tags} onSubmit={add}>
      {tags.map((tag) => (
        <span key={tag} className={styles.chip}>
          <span>{visibleText(tag)}</span>
          <button
            type="button"
            aria-label={`Remove the tag ${visibleText(tag)}`}
            disabled={change.isPending}
            onClick={() => change.save({ tags: tags.filter((one) => one !== tag) })}
          >
            <X size={11} aria-hidden />
          </button>
        </span>
      ))}
      <input
        className={styles.tagField}
        aria-label="Add a tag"
        placeholder="+ tag"
        maxLength={mostLetters}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && setText('')}
      />
    </form>
  )
}
