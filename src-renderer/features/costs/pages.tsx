import { exactCount } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import styles from './costs.module.css'

interface PagesProps {
  readonly total: number
  readonly offset: number
  readonly size: number
  /** What is paged: "prompts". */
  readonly what: string
  readonly onMove: (offset: number) => void
}

/** Where one is among all rows, and the way to the others. */
export const Pages = ({ total, offset, size, what, onMove }: PagesProps) =>
  total > size && (
    <div className={styles.pages}>
      <Button disabled={offset === 0} onClick={() => onMove(Math.max(0, offset - size))}>
        Previous {size}
      </Button>
      <span className={styles.soft}>
        {exactCount(Math.min(total, offset + 1))}–{exactCount(Math.min(total, offset + size))} of{' '}
        {exactCount(total)} {what}
      </span>
      <Button disabled={offset + size >= total} onClick={() => onMove(offset + size)}>
        Next {size}
      </Button>
    </div>
  )
