import { memo, useState } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { Skeleton } from '#renderer/ui/skeleton.tsx'
import grid from '#renderer/ui/data-grid.module.css'
import type { SessionSummary } from '#schema/sessions.ts'
import type { Column } from './columns.tsx'
import styles from './sessions.module.css'

/** Height of every row; fixed, so that the scroll bar tells the truth. */
export const rowHeight = 34

/** Names the row at a place, for what points to it. */
export const rowId = (index: number): string => `session-row-${index}`

interface SessionRowProps {
  readonly index: number
  readonly top: number
  readonly columns: readonly Column[]
  /** Tracks of a CSS grid. */
  readonly tracks: string
  /** Undefined while its window is on the way. */
  readonly session: SessionSummary | undefined
  readonly isActive: boolean
  readonly onPoint: (index: number) => void
}

const DrawnRow = (props: SessionRowProps) => {
  const { index, top, columns, tracks, session, isActive, onPoint } = props
  const [isNear, setNear] = useState(isActive)
  if (isActive && !isNear) setNear(true)
  return (
    <tr
      id={rowId(index)}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      className={cx(grid.row, grid.opens, isActive && grid.active)}
      style={{ gridTemplateColumns: tracks, transform: `translateY(${top}px)` }}
      onPointerEnter={() => setNear(true)}
      onPointerDown={() => onPoint(index)}
    >
      {columns.map(({ id, isNumber, isWide, cell }) => (
        <td
          key={id}
          className={cx(
            grid.cell,
            styles.cell,
            isNumber && grid.number,
            isNumber && styles.number,
            isWide && grid.wide,
          )}
        >
          {session ? cell(session, isNear) : <Skeleton height={12} width={isNumber ? 36 : '70%'} />}
        </td>
      ))}
    </tr>
  )
}

/**
 * One session; drawn anew only where something of it changed, as scrolling moves no row. What is seen
 * only under the pointer is made when that comes: a list that is scrolled makes rows in every frame.
 */
export const SessionRow = memo(DrawnRow)
