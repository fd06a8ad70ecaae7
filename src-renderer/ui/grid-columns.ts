/** What a person changed of a table's columns, by their ids. */
export interface ColumnChoice {
  readonly hidden: readonly string[]
  /** Pixels of columns made wider or narrower. */
  readonly widths: Readonly<Record<string, number>>
}

/** Nothing changed. */
export const noChoice: ColumnChoice = { hidden: [], widths: {} }

const narrowest = 40
const widest = 900

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

const numbersOf = (value: unknown): ColumnChoice['widths'] =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([, one]) => Number.isFinite(one)))
    : {}

/** A remembered choice; what cannot be read changes nothing. */
export const readChoice = (text: string | null): ColumnChoice => {
  try {
    const { hidden, widths } = { hidden: [], widths: {}, ...JSON.parse(text ?? '{}') }
    return { hidden: textsOf(hidden), widths: numbersOf(widths) }
  } catch {
    return noChoice
  }
}

/** The columns to draw. The first says what a row is, so it always stays. */
export const shownColumns = <C extends { readonly id: string }>(
  columns: readonly C[],
  { hidden }: ColumnChoice,
): readonly C[] => columns.filter(({ id }, place) => place === 0 || !hidden.includes(id))

/** Hides a column, or shows it again. */
export const toggledColumn = (choice: ColumnChoice, id: string): ColumnChoice => ({
  ...choice,
  hidden: choice.hidden.includes(id)
    ? choice.hidden.filter((one) => one !== id)
    : [...choice.hidden, id],
})

/** Gives a column a width in pixels, within reason; null: its own again. */
export const resizedColumn = (
  { hidden, widths }: ColumnChoice,
  id: string,
  pixels: number | null,
): ColumnChoice => {
  const { [id]: _, ...others } = widths
  if (pixels === null) return { hidden, widths: others }
  const within = Math.round(Math.min(widest, Math.max(narrowest, pixels)))
  return { hidden, widths: { ...others, [id]: within } }
}

/** Tracks of a CSS grid for columns. */
export const tracksOf = (
  columns: readonly { readonly id: string; readonly width: string }[],
  { widths }: ColumnChoice,
): string =>
  columns.map(({ id, width }) => (widths[id] === undefined ? width : `${widths[id]}px`)).join(' ')
