import { Pencil } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readAgain } from '#renderer/client/read-again.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import { isTaken } from './is-taken.ts'
import styles from './title-edit.module.css'

const mostLetters = 500

interface TitleEditProps {
  readonly session: Pick<SessionSummary, 'id' | 'title' | 'titleSource'>
  /** As it is shown. */
  readonly title: string
}

interface FieldProps extends TitleEditProps {
  readonly onSave: (title: string) => void
  readonly onCancel: () => void
}

/** Enter and leaving it save, Esc leaves everything as it is. */
const Field = ({ session, title, onSave, onCancel }: FieldProps) => {
  const [text, setText] = useState(session.title ?? '')
  const field = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  useEffect(() => field.current?.select(), [])
  const end = (act: () => void): void => {
    if (isOver.current) return
    isOver.current = true
    act()
  }
  return (
    <input
      ref={field}
      className={styles.field}
      aria-label="Title of your own"
      placeholder={session.titleSource === 'own' ? 'Empty: what its agent calls it' : title}
      maxLength={mostLetters}
      value={text}
      // biome-ignore lint/a11y/noAutofocus: a person asked to type here
      autoFocus
      onChange={({ target }) => setText(target.value)}
      onBlur={() => end(() => onSave(text))}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') end(() => onSave(text))
        if (event.key === 'Escape') {
          event.preventDefault()
          end(onCancel)
        }
      }}
    />
  )
}

/** F2 begins to edit, from anywhere that is no field itself. */
const useEditKey = (begin: () => void): void => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'F2' || isTaken(event.target)) return
    event.preventDefault()
    begin()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** The title of a session, which a person may change where it stands. */
export const TitleEdit = (props: TitleEditProps) => {
  const { session, title } = props
  const client = useQueryClient()
  const set = useCommand('sessions.setTitle')
  const [isEditing, setEditing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  useEditKey(() => setEditing(true))
  const close = () => {
    setEditing(false)
    requestAnimationFrame(() => opener.current?.focus({ preventScroll: true }))
  }
  const save = (text: string) => {
    close()
    const isSame = text.trim() === (session.title ?? '')
    if (isSame || (text.trim() === '' && session.titleSource !== 'own')) return
    const onSuccess = () => {
      for (const name of ['sessions.get', 'sessions.ghost'])
        void readAgain(client, { queryKey: [name] })
    }
    set.mutate({ id: session.id, title: text.trim() || null }, { onSuccess })
  }
  if (isEditing) return <Field {...props} onSave={save} onCancel={close} />
  const saving = set.isPending ? set.variables.title : null
  return (
    <>
      <h1 className={styles.title} title={title} onDoubleClick={() => setEditing(true)}>
        {saving ?? title}
      </h1>
      <IconButton
        ref={opener}
        className={styles.pencil}
        label="Change the title"
        title="Change the title (F2)"
        onClick={() => setEditing(true)}
      >
        <Pencil size={13} aria-hidden />
      </IconButton>
      <Trouble error={set.error} what="The title was not kept." />
    </>
  )
}
