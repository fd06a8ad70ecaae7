import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useId, useMemo, useRef, useState } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { gridKeys } from '#renderer/lib/grid-keys.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import styles from './data-grid.module.css'
import { type GridSort, type SortValue, sortRows } from './data-grid-sort.ts'
import { GridHead } from './grid-head.tsx'
import { useGridColumns } from './use-grid-columns.ts'

/** A column of a grid; one without `sort` cannot be sorted by. */
export interface GridColumn<Row> {
  readonly id: string
  readonly label: string
  /** A track of a CSS grid. */
  readonly width: string
  readonly isNumber?: boolean
  /** Why its figures are what they are, on hover of the head. */
  readonly hint?: string
  readonly sort?: (row: Row) => SortValue
  readonly cell: (row: Row) => ReactNode
}

interface DataGridProps<Row> {
  /** Under which its columns are remembered. */
  readonly name: string
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly sort: GridSort
  readonly onSort: (sort: GridSort) => void
  /** Enter on a row. */
  readonly onOpen?: (row: Row) => void
}

const rowHeight = 34
const headHeight = 32
/** Up to so many rows are drawn at once. */
const mostDrawn = 100

/** Rows in their order, and those of them that are drawn. */
const useRows = <Row,>({ columns, rows, sort }: DataGridProps<Row>) => {
  const box = useRef<HTMLTableElement>(null)
  const sorted = useMemo(() => {
    const sortedBy = columns.find(({ id }) => id === sort.by)?.sort
    return sortedBy ? sortRows(rows, sortedBy, sort.order) : rows
  }, [columns, rows, sort])
  const isVirtual = sorted.length > mostDrawn
  const virtual = useVirtualizer({
    count: sorted.length,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: headHeight,
  })
  const places = isVirtual
    ? virtual.getVirtualItems().map(({ index }) => index)
    : [...sorted.keys()]
  const show = (place: number, rowId: string) =>
    isVirtual
      ? virtual.scrollToIndex(place)
      : document.getElementById(rowId)?.scrollIntoView({ block: 'nearest' })
  return { box, sorted, places, show }
}

/**
 * A table that sorts by itself: keys move in it and Enter opens. Above a hundred rows only those in
 * sight are drawn. It scrolls where its place is too small for it. Columns can be left out and
 * made wider; this machine remembers it.
 */
export const DataGrid = <Row,>(props: DataGridProps<Row>) => {
  const { label, columns, keyOf, sort, onSort, onOpen } = props
  const { box, sorted, places, show } = useRows(props)
  const [active, setActive] = useState(0)
  const own = useId()
  const rowId = (place: number) => `${own}-${place}`
  const state = useGridColumns(props.name, columns)
  const tracks = { gridTemplateColumns: state.tracks }
  const onKeyDown = gridKeys({
    active,
    total: sorted.length,
    rowsInSight: () => Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2,
    onMove: (next) => {
      setActive(next)
      show(next, rowId(next))
    },
    onOpen: () => {
      const row = sorted[active]
      if (row) onOpen?.(row)
    },
  })
  return (
    <div className={styles.frame}>
      <ColumnsMenu label={label} columns={columns} state={state} />
      <table
        ref={box}
        className={styles.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: keys move in it and Enter opens, as in a grid
        role="grid"
        aria-label={label}
        aria-rowcount={sorted.length + 1}
        aria-activedescendant={places.includes(active) ? rowId(active) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <GridHead
          columns={state.shown.map((column) => ({
            ...column,
            isSortable: column.sort !== undefined,
          }))}
          sort={sort}
          onSort={onSort}
          state={state}
        />
        <tbody className={styles.rows} style={{ height: sorted.length * rowHeight }}>
          {places.map((place) => {
            const row = sorted[place]
            return (
              row && (
                <tr
                  key={keyOf(row)}
                  id={rowId(place)}
                  aria-rowindex={place + 2}
                  aria-selected={place === active}
                  className={cx(
                    styles.row,
                    onOpen && styles.opens,
                    place === active && styles.active,
                  )}
                  style={{ ...tracks, transform: `translateY(${place * rowHeight}px)` }}
                  onPointerDown={() => setActive(place)}
                >
                  {state.shown.map(({ id, isNumber, cell }) => (
                    <td key={id} className={cx(styles.cell, isNumber && styles.number)}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              )
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
