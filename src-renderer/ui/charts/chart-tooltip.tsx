import type { ReactNode } from 'react'
import { Swatch } from '#renderer/ui/swatch.tsx'
import styles from './chart.module.css'
import { type ChartFormat, type Series, shownValue } from './chart-types.ts'

interface ChartTooltipProps<Row> {
  readonly row: Row
  readonly series: readonly Series<Row>[]
  readonly format: ChartFormat<Row>
  /** Said below the name of the row. */
  readonly note?: ReactNode
}

/** The parts of one row, topmost first, and their sum. */
export const ChartTooltip = <Row,>({ row, series, format, note }: ChartTooltipProps<Row>) => {
  const parts = series.filter(({ amount }) => amount(row) !== undefined)
  return (
    <div className={styles.tooltip}>
      <p className={styles.tooltipHead}>
        <span>{format.name(row)}</span>
        {format.total && <strong>{format.total(row)}</strong>}
      </p>
      {note && <p className={styles.quiet}>{note}</p>}
      {parts.length === 0 && <p className={styles.quiet}>nothing here</p>}
      {parts.toReversed().map((part) => (
        <p key={part.key} className={styles.tooltipRow}>
          <Swatch color={part.color} />
          <span className={styles.tooltipName}>{part.label}</span>
          {shownValue(part, row, format)}
        </p>
      ))}
    </div>
  )
}
