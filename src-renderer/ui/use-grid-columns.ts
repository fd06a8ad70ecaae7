import { useMemo, useState } from 'react'
import { recall, remember } from '#renderer/lib/storage.ts'
import {
  type ColumnChoice,
  noChoice,
  readChoice,
  resizedColumn,
  shownColumns,
  toggledColumn,
  tracksOf,
} from './grid-columns.ts'

/** A column by its id, with its track of a CSS grid. */
interface Column {
  readonly id: string
  readonly width: string
}

/** Which columns of a table are drawn, and how to change that. */
export interface GridColumns<C extends Column = Column> {
  readonly shown: readonly C[]
  /** Tracks of a CSS grid for those shown. */
  readonly tracks: string
  /** Whether anything is not as the table comes. */
  readonly isChanged: boolean
  readonly isHidden: (id: string) => boolean
  readonly toggle: (id: string) => void
  /** Pixels; null: its own width again. */
  readonly resize: (id: string, pixels: number | null) => void
  readonly reset: () => void
}

/** Which columns of a table are drawn and how wide, remembered on this machine by its name. */
export const useGridColumns = <C extends Column>(
  name: string,
  columns: readonly C[],
): GridColumns<C> => {
  const key = `columns.${name}`
  const [choice, setChoice] = useState(() => readChoice(recall(key)))
  const change = (next: ColumnChoice) => {
    setChoice(next)
    remember(key, JSON.stringify(next))
  }
  // The same list as long as nobody chooses anew, so that rows are not drawn again for it.
  const shown = useMemo(() => shownColumns(columns, choice), [columns, choice])
  return {
    shown,
    tracks: tracksOf(shown, choice),
    isChanged: choice.hidden.length > 0 || Object.keys(choice.widths).length > 0,
    isHidden: (id) => choice.hidden.includes(id),
    toggle: (id) => change(toggledColumn(choice, id)),
    resize: (id, pixels) => change(resizedColumn(choice, id, pixels)),
    reset: () => change(noChoice),
  }
}
