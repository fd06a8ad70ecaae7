import { Undo2 } from 'lucide-react'
import { Button } from '#renderer/ui/button.tsx'
import styles from './settings.module.css'

interface RemovedNoticeProps {
  /** What was removed; null where nothing was, and nothing is drawn. */
  readonly what: string | null
  readonly onUndo: () => void
}

/** What was just removed, and the way back. */
export const RemovedNotice = ({ what, onUndo }: RemovedNoticeProps) => (
  <div className={styles.undo} role="status">
    {what !== null && (
      <>
        <span>Removed {what}. Its calls are priced without it.</span>
        <Button onClick={onUndo}>
          <Undo2 size={14} aria-hidden />
          Undo
        </Button>
      </>
    )}
  </div>
)
