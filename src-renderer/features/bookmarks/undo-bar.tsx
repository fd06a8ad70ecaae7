import { Undo2 } from 'lucide-react'
import { Button } from '#renderer/ui/button.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import { visibleText } from '#schema/visible-text.ts'
import styles from './bookmarks.module.css'
import type { useRemoved } from './use-removed.ts'

/** Says what was removed and offers it back for a while. */
export const UndoBar = ({ removed }: { readonly removed: ReturnType<typeof useRemoved> }) => {
  const { bookmark, undo, error, isPending } = removed
  return (
    <div role="status" className={styles.undoPlace}>
      {bookmark && (
        <div className={styles.undo}>
          <span className={styles.undoTitle}>Removed “{visibleText(bookmark.title)}”</span>
          <Button disabled={isPending} onClick={undo}>
            <Undo2 size={13} aria-hidden />
            Put it back
          </Button>
          <Trouble error={error} />
        </div>
      )}
    </div>
  )
}
