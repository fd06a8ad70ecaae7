import { cx } from '#renderer/lib/class-names.ts'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import { columns } from './columns.tsx'
import styles from './sessions.module.css'

/** Height of every row; fixed, so that the scroll bar tells the truth. */
export const rowHeight = 34

/** Names the row at a place, for what points to it. */
export const rowId = (index: number): string => `session-row-${index}`

interface SessionRowProps {
  readonly index: number
  readonly top: number
  /** Undefined while its window is on the way. */
  readonly session: SessionSummary | undefined
  readonly isActive: boolean
  readonly onPoint: (index: number) => void
}

/** One session. */
export const SessionRow = ({ index, top, session, isActive, onPoint }: SessionRowProps) => (
  <tr
    id={rowId(index)}
    aria-rowindex={index + 2}
    aria-selected={isActive}
    className={cx(styles.row, isActive && styles.active)}
    style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    onPointerDown={() => onPoint(index)}
  >
    {columns.map(({ id, isNumber, isWide, cell }) => (
      <td key={id} className={cx(styles.cell, isNumber && styles.number, isWide && styles.wide)}>
        {session ? cell(session) : <Skeleton height={12} width={isNumber ? 36 : '70%'} />}
      </td>
    ))}
  </tr>
)
