import { type KeyboardEvent, useRef, useState } from 'react'
import type { Press } from './chart-types.ts'
import styles from './heat-grid.module.css'
import { heatOf } from './heat-scale.ts'
import { nextInGrid } from './move-focus.ts'

/** One place of a grid. */
export interface HeatCell {
  /** What decides its colour. */
  readonly value: number
  /** The place and its value in words, on hover and read out. */
  readonly name: string
}

interface HeatGridProps {
  /** What is drawn, read out before the grid. */
  readonly caption: string
  readonly rows: readonly string[]
  /** Heads of the columns; an empty one is not said, and not drawn. */
  readonly columns: readonly string[]
  /** The place in a row and a column; null where there is none. */
  readonly cellAt: (row: number, column: number) => HeatCell | null
  readonly isChosen?: (row: number, column: number) => boolean
  readonly onPick?: (row: number, column: number, press: Press) => void
}

const placeOf = (element: Element): readonly [number, number] => [
  Number(element.getAttribute('data-row')),
  Number(element.getAttribute('data-column')),
]

/** Arrow keys move between cells; only one of them is reached by Tab. */
const useGridKeys = ({ rows, columns, cellAt }: HeatGridProps) => {
  const table = useRef<HTMLTableElement>(null)
  const [here, setHere] = useState<readonly [number, number] | null>(null)
  const isCell = (row: number, column: number) => cellAt(row, column) !== null
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLButtonElement)) return
    const size = [rows.length, columns.length] as const
    const next = nextInGrid(event.key, placeOf(event.target), size, isCell)
    if (!next) return
    event.preventDefault()
    setHere(next)
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${next[0]}"][data-column="${next[1]}"]`)
      ?.focus()
  }
  return { table, here, onKeyDown }
}

/** The cell Tab leads to: where the keys were last, else the first there is. */
const entryOf = (
  { rows, columns, cellAt }: HeatGridProps,
  here: readonly [number, number] | null,
): string => {
  if (here && cellAt(...here)) return here.join()
  for (let column = 0; column < columns.length; column++)
    for (let row = 0; row < rows.length; row++) if (cellAt(row, column)) return `${row},${column}`
  return ''
}

/** Colour by value over rows and columns; a table, so that it is read as one. */
export const HeatGrid = (props: HeatGridProps) => {
  const { caption, rows, columns, cellAt, isChosen, onPick } = props
  const { table, here, onKeyDown } = useGridKeys(props)
  const entry = entryOf(props, here)
  const cells = rows.map((_, row) => columns.map((_name, column) => cellAt(row, column)))
  const hasChosen = cells.some((line, row) =>
    line.some((cell, column) => cell && isChosen?.(row, column)),
  )
  const colorOf = heatOf(cells.flat().map((cell) => cell?.value ?? 0))
  return (
    <table
      ref={table}
      className={styles.grid}
      data-chosen={hasChosen || undefined}
      onKeyDown={onKeyDown}
    >
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((name, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
            <td key={column} className={styles.column}>
              {name}
            </td>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((line, row) => (
          <tr key={rows[row]}>
            <th scope="row">{rows[row]}</th>
            {line.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
              <td key={column}>
                {cell && (
                  <button
                    type="button"
                    className={styles.cell}
                    data-row={row}
                    data-column={column}
                    tabIndex={entry === `${row},${column}` ? 0 : -1}
                    style={{ background: colorOf(cell.value) }}
                    title={cell.name}
                    aria-label={cell.name}
                    aria-pressed={onPick ? (isChosen?.(row, column) ?? false) : undefined}
                    onClick={(event) => onPick?.(row, column, event)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
