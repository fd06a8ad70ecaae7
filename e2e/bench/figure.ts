import { textTable } from '#main/cli/text-table.ts'

/** Bytes of a megabyte, as file managers count. */
export const megabyte = 1_000_000

/** What a figure counts in. */
export type Unit = 'ms' | 'MB' | 'MB/s' | 'lines/s' | 'bytes' | 'of them'

/** One thing measured. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** The same in relation to something of this run, which no other machine changes. */
  readonly ratio?: { readonly value: number; readonly to: string }
}

const digitsOf = (value: number): number => (value < 10 ? 2 : value < 100 ? 1 : 0)

/** Three digits that count, thousands separated. */
export const formatNumber = (value: number): string =>
  value.toLocaleString('en-US', {
    maximumFractionDigits: Number.isInteger(value) ? 0 : digitsOf(value),
    minimumFractionDigits: Number.isInteger(value) ? 0 : digitsOf(value),
  })

/** A ratio says how many times as much; small ones need their digits. */
const formatRatio = (value: number): string =>
  value < 0.01 ? value.toPrecision(2) : value.toFixed(2)

/** All figures as one table. */
export const figureTable = (figures: readonly Figure[]): string =>
  textTable<Figure>(
    [
      { title: 'Figure', align: 'left', text: ({ name }) => name },
      { title: 'Value', align: 'right', text: ({ value }) => formatNumber(value) },
      { title: 'Unit', align: 'left', text: ({ unit }) => unit },
      {
        title: 'Ratio',
        align: 'right',
        text: ({ ratio }) => (ratio ? formatRatio(ratio.value) : ''),
      },
      { title: 'of', align: 'left', text: ({ ratio }) => ratio?.to ?? '' },
    ],
    figures,
  )
