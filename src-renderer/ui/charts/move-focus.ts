import type { KeyboardEvent } from 'react'

/** Moves the focus among the buttons of a list with the arrow keys, Home and End. */
export const moveInList = (event: KeyboardEvent<HTMLElement>, selector: string): void => {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
  const here = items.indexOf(document.activeElement as HTMLElement)
  if (here < 0) return
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key]
  const next = to === undefined ? undefined : items[to]
  if (!next) return
  event.preventDefault()
  next.focus()
}

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/**
 * The place an arrow key leads to from a cell of a grid, past places that hold nothing; undefined
 * at the edge and for other keys.
 */
export const nextInGrid = (
  key: string,
  from: readonly [row: number, column: number],
  size: readonly [rows: number, columns: number],
  isCell: (row: number, column: number) => boolean,
): readonly [row: number, column: number] | undefined => {
  const step = steps[key]
  if (!step) return undefined
  let [row, column] = [from[0] + step[0], from[1] + step[1]]
  while (row >= 0 && column >= 0 && row < size[0] && column < size[1]) {
    if (isCell(row, column)) return [row, column]
    row += step[0]
    column += step[1]
  }
  return undefined
}
