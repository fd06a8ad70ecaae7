import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { SafeMarkdown } from '#renderer/ui/safe-markdown.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import styles from './bookmarks.module.css'
import type { Editable } from './use-change.ts'

const mostLetters = 200_000

const Editor = ({ bookmark, change, onEnd }: Editable & { readonly onEnd: () => void }) => {
  const [text, setText] = useState(bookmark.notes)
  const save = () => {
    if (text === bookmark.notes) onEnd()
    else change.save({ notes: text }, onEnd)
  }
  return (
    <div className={styles.editor}>
      <textarea
        aria-label="Notes"
        placeholder="Notes, in markdown"
        rows={Math.min(16, Math.max(4, text.split('\n').length + 1))}
        maxLength={mostLetters}
        value={text}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: a person asked to type here
        autoFocus
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
          if (isSave) save()
          // What was typed is not thrown away by one key.
          if (event.key === 'Escape' && text === bookmark.notes) onEnd()
        }}
      />
      <div className={styles.editorTools}>
        <Button disabled={change.isPending} onClick={save} title="Ctrl or ⌘ with Enter">
          Save notes
        </Button>
        <Button onClick={onEnd}>Cancel</Button>
        <span>Markdown; Ctrl or ⌘ with Enter saves.</span>
      </div>
    </div>
  )
}

/** What a person says of it, as markdown; a press edits it in its place. */
export const BookmarkNotes = (props: Editable) => {
  const { notes } = props.bookmark
  const [isEditing, setEditing] = useState(false)
  if (isEditing) return <Editor {...props} onEnd={() => setEditing(false)} />
  if (notes.trim() === '')
    return (
      <button type="button" className={styles.addNotes} onClick={() => setEditing(true)}>
        Add notes
      </button>
    )
  return (
    <div className={styles.notes}>
      <ScrollBox className={styles.written} label="Notes">
        <SafeMarkdown text={notes} isTyped />
      </ScrollBox>
      <button type="button" className={styles.addNotes} onClick={() => setEditing(true)}>
        Edit notes
      </button>
    </div>
  )
}
