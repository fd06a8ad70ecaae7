import { FileDown, FileUp } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Confirm } from '#renderer/ui/confirm.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import styles from './bookmarks.module.css'
import { doneWords, questionWords } from './merge-words.ts'
import { useImport } from './use-import.ts'
import { useSaveNotes } from './use-save-notes.ts'

/** All that a person wrote as a file, and such a file taken in. */
export const Transfer = () => {
  const save = useSaveNotes()
  const take = useImport()
  const field = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.transfer}>
      <span role="status" className={styles.count}>
        {take.report && doneWords(take.report)}
      </span>
      <Trouble error={save.error ?? take.error} />
      <Button
        disabled={save.isPending}
        title="Titles, bookmarks, notes and tags as one JSON file"
        onClick={() => save.mutate()}
      >
        <FileDown size={13} aria-hidden />
        Export
      </Button>
      <Button disabled={take.isPending} onClick={() => field.current?.click()}>
        <FileUp size={13} aria-hidden />
        Import
      </Button>
      <input
        ref={field}
        type="file"
        accept="application/json,.json"
        aria-label="File to import"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file can be chosen again.
          target.value = ''
          if (file) take.look(file)
        }}
      />
      <Confirm
        isOpen={take.question !== null}
        title="Replace what is older here?"
        action="Replace"
        isPending={take.isPending}
        trouble={null}
        onCancel={take.cancel}
        onConfirm={() => take.answer('replace')}
      >
        {take.question && <p>{questionWords(take.question)}</p>}
        <p className={styles.other}>
          <Button disabled={take.isPending} onClick={() => take.answer('add')}>
            Keep mine, add the rest
          </Button>
        </p>
      </Confirm>
    </div>
  )
}
