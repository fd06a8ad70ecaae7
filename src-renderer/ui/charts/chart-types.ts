import type { ReactNode } from 'react'

/** The part of an event that says how it was pressed: shift adds. */
export interface Press {
  readonly shiftKey: boolean
}

/** One thing that every row has a part of: a model, a kind of token. */
export interface Series<Row> {
  readonly key: string
  readonly label: string
  /** Any CSS colour; tokens and `lib/palette.ts` have those that colour-blind people tell apart. */
  readonly color: string
  /** What is drawn; undefined where the row has no such part, null where it is not known. */
  readonly amount: (row: Row) => number | null | undefined
  /** The part in words, where `ChartFormat.value` says too little of it. */
  readonly show?: (row: Row) => ReactNode
}

/** How rows and values are said. */
export interface ChartFormat<Row> {
  /** Tells rows apart; what the arrow keys and the axis go by. */
  readonly key: (row: Row) => string
  /** A row in full: "Tue, 3 Feb 2026". */
  readonly name: (row: Row) => string
  /** A row on the axis, by its key; its key itself unless given. */
  readonly tick?: (key: string) => string
  /** A value on the axis. */
  readonly axis: (value: number) => string
  /** A value in tooltip and table. */
  readonly value: (value: number) => ReactNode
  /** All parts of a row together; no total unless given. */
  readonly total?: (row: Row) => ReactNode
}

/** What a chart over rows takes. */
export interface ChartProps<Row> {
  /** Read out: what is drawn and how it is used. */
  readonly title: string
  readonly rows: readonly Row[]
  /** In the order they are stacked, first at the bottom. */
  readonly series: readonly Series<Row>[]
  readonly format: ChartFormat<Row>
  /** A row was pressed, or one part of it; without it nothing can be. */
  readonly onPick?: (row: Row, press: Press, series?: string) => void
  /** Pixels. */
  readonly height?: number
}

/** A part in words: not known is said, and is not nothing. */
export const shownValue = <Row>(
  { amount, show }: Series<Row>,
  row: Row,
  format: ChartFormat<Row>,
): ReactNode => {
  const value = amount(row)
  if (value === undefined) return '–'
  if (show) return show(row)
  return value === null ? 'not known' : format.value(value)
}
