import { FolderPlus } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useCommand } from '#renderer/client/use-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import styles from './settings.module.css'

interface AddFolderProps {
  readonly onAdded: () => void
}

/** Adds a folder by the dialog of the system. */
export const AddByDialog = ({ onAdded }: AddFolderProps) => {
  const add = useCommand('window.addFolder')
  return (
    <div className={styles.actions}>
      <Button disabled={add.isPending} onClick={() => add.mutate({}, { onSuccess: onAdded })}>
        <FolderPlus size={14} aria-hidden />
        Add a folder…
      </Button>
      <Trouble error={add.error} />
    </div>
  )
}

/** Adds a folder by its path: a browser cannot show the folders of this machine. */
export const AddByPath = ({ onAdded }: AddFolderProps) => {
  const add = useCommand('sources.add')
  const [path, setPath] = useState('')
  const failureId = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const folder = path.trim()
    if (folder === '') return
    add.mutate(
      { path: folder },
      {
        onSuccess: () => {
          setPath('')
          onAdded()
        },
      },
    )
  }
  return (
    <form className={styles.add} onSubmit={submit}>
      <label className={styles.label}>
        Path of a config folder
        <input
          className={styles.input}
          value={path}
          placeholder="/home/me/.claude-work"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          maxLength={4096}
          aria-invalid={add.isError}
          aria-describedby={add.isError ? failureId : undefined}
          onChange={({ target }) => setPath(target.value)}
        />
      </label>
      <Button type="submit" disabled={add.isPending || path.trim() === ''}>
        <FolderPlus size={14} aria-hidden />
        Add folder
      </Button>
      <Trouble error={add.error} id={failureId} />
    </form>
  )
}
