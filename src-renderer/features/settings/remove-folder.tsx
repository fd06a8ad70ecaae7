import { useState } from 'react'
import { useCommand } from '#renderer/client/use-command.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Confirm } from '#renderer/ui/confirm.tsx'

interface RemoveFolderProps {
  readonly path: string
  readonly onRemoved: () => void
}

/** Lets a folder go, after a question that says what stays. */
export const RemoveFolder = ({ path, onRemoved }: RemoveFolderProps) => {
  const remove = useCommand('sources.remove')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button aria-label={`Stop watching ${path}`} onClick={() => setOpen(true)}>
        Remove…
      </Button>
      <Confirm
        isOpen={isOpen}
        title="Stop watching this folder?"
        action="Stop watching"
        isPending={remove.isPending}
        trouble={remove.error?.message ?? null}
        onCancel={() => setOpen(false)}
        onConfirm={() =>
          remove.mutate(
            { path },
            {
              onSuccess: () => {
                setOpen(false)
                onRemoved()
              },
            },
          )
        }
      >
        <p>
          <code>{path}</code> is no longer looked at. Everything read from it stays in the archive
          and in the numbers, and the folder itself is left as it is.
        </p>
      </Confirm>
    </>
  )
}
