import { CircleAlert } from 'lucide-react'
import { visibleText } from '#schema/visible-text.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './notice.module.css'

interface FailureNoticeProps {
  readonly sentence: string
  /** What a report of the fault needs; copied, not shown. */
  readonly detail: string
  readonly onRetry: () => void
}

/** What failed, in a sentence, with a way on. */
export const FailureNotice = ({ sentence, detail, onRetry }: FailureNoticeProps) => (
  <div className={styles.notice} role="alert">
    <p className={styles.failure}>
      <CircleAlert size={15} aria-hidden />
      <span>{visibleText(sentence)}</span>
    </p>
    <div className={styles.buttons}>
      <Button onClick={onRetry}>Retry</Button>
      <CopyButton text={detail} label="Copy detail" />
    </div>
  </div>
)
