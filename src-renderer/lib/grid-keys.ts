import type { KeyboardEvent } from 'react'
import { moveTo } from './table-keys.ts'

interface GridKeys {
  readonly active: number
  readonly total: number
  readonly rowsInSight: () => number
  readonly onMove: (row: number) => void
  readonly onOpen: () => void
  /** Space; where it is absent, Space does what it does on any page. */
  readonly onChoose?: () => void
}

/** Keys of a grid that has the focus itself; those pressed on a button in it are the button's. */
export const gridKeys =
  ({ active, total, rowsInSight, onMove, onOpen, onChoose }: GridKeys) =>
  (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') onOpen()
    if (event.key === ' ' && onChoose) {
      event.preventDefault()
      onChoose()
    }
    const next = moveTo(event.key, { active, total, page: rowsInSight() })
    if (next === undefined) return
    event.preventDefault()
    onMove(next)
  }
