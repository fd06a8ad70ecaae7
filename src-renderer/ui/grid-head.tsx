import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import styles from './data-grid.module.css'
import { type GridSort, pressed } from './data-grid-sort.ts'
import type { GridColumns } from './use-grid-columns.ts'

/** What the head of a column says. */
export interface HeadColumn {
  readonly id: string
  readonly label: string
  readonly isNumber?: boolean
  /** Drawn only where there is much room. */
  readonly isWide?: boolean
  /** Why its figures are what they are, on hover. */
  readonly hint?: string
  readonly isSortable: boolean
}

interface GridHeadProps {
  readonly columns: readonly HeadColumn[]
  readonly sort: GridSort
  readonly onSort: (sort: GridSort) => void
  readonly state: Pick<GridColumns, 'tracks' | 'resize'>
}

type CellProps = Omit<GridHeadProps, 'columns'> & { readonly column: HeadColumn }

/** One press of an arrow. */
const stepPixels = 16

const widthOf = (element: Element): number =>
  element.closest('th')?.getBoundingClientRect().width ?? 0

/** Alt and an arrow make the column of a focused head wider or narrower. */
const resizeByKey = (event: KeyboardEvent, resize: (pixels: number) => void): void => {
  const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (side === undefined || !event.altKey) return
  event.preventDefault()
  resize(widthOf(event.currentTarget) + side * stepPixels)
}

/** The edge of a column: dragged, it changes the width; pressed twice, it gives its own back. */
const Edge = ({ onResize }: { readonly onResize: (pixels: number | null) => void }) => {
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    const edge = event.currentTarget
    const from = event.clientX
    const width = widthOf(edge)
    edge.setPointerCapture(event.pointerId)
    edge.onpointermove = ({ clientX }) => onResize(width + clientX - from)
    edge.onlostpointercapture = () => {
      edge.onpointermove = null
    }
  }
  return (
    <span
      className={styles.edge}
      aria-hidden
      title="Drag to change the width; press twice for its own. Keys: Alt and an arrow on its name."
      onPointerDown={onPointerDown}
      onDoubleClick={() => onResize(null)}
    />
  )
}

const HeadCell = ({ column, sort, onSort, state }: CellProps) => {
  const { id, label, isNumber = false, isWide, hint, isSortable } = column
  const isSorted = sort.by === id
  const Arrow = sort.order === 'asc' ? ArrowUp : ArrowDown
  const said = isSorted ? (sort.order === 'asc' ? 'ascending' : 'descending') : 'none'
  return (
    <th
      scope="col"
      title={hint}
      aria-sort={isSortable ? said : undefined}
      className={cx(styles.headCell, isNumber && styles.number, isWide && styles.wide)}
    >
      {isSortable ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort(pressed(sort, id, isNumber))}
          onKeyDown={(event) => resizeByKey(event, (pixels) => state.resize(id, pixels))}
        >
          {label}
          {isSorted && <Arrow size={12} aria-hidden />}
        </button>
      ) : (
        <span>{label}</span>
      )}
      <Edge onResize={(pixels) => state.resize(id, pixels)} />
    </th>
  )
}

/** Names of the columns: pressed, a table is sorted by one; its edge changes its width. */
export const GridHead = ({ columns, ...rest }: GridHeadProps) => (
  <thead className={styles.head}>
    <tr
      aria-rowindex={1}
      className={styles.headRow}
      style={{ gridTemplateColumns: rest.state.tracks }}
    >
      {columns.map((column) => (
        <HeadCell key={column.id} column={column} {...rest} />
      ))}
    </tr>
  </thead>
)
