import type { ReactNode } from 'react'
import { Swatch } from '#renderer/ui/swatch.tsx'
import styles from './chart.module.css'
import type { Press } from './chart-types.ts'

/** One thing a legend names. */
export interface LegendItem {
  readonly key: string
  readonly label: string
  readonly color: string
  readonly value?: ReactNode
}

interface ChartLegendProps {
  /** What the items are: "Models". */
  readonly label: string
  readonly items: readonly LegendItem[]
  readonly isChosen?: (key: string) => boolean
  /** Without it the legend only names. */
  readonly onPick?: (key: string, press: Press) => void
}

const Inside = ({ label, color, value }: LegendItem) => (
  <>
    <Swatch color={color} />
    <span className={styles.legendName}>{label}</span>
    {value}
  </>
)

/** Each series with its colour and sum; one pressed is filtered to. */
export const ChartLegend = ({ label, items, isChosen, onPick }: ChartLegendProps) => (
  <ul className={styles.legend} aria-label={label}>
    {items.map((item) => (
      <li key={item.key}>
        {onPick ? (
          <button
            type="button"
            className={styles.legendItem}
            title={`Show only ${item.label}; with shift, it too`}
            aria-pressed={isChosen?.(item.key) ?? false}
            onClick={(event) => onPick(item.key, event)}
          >
            <Inside {...item} />
          </button>
        ) : (
          <span className={styles.legendItem}>
            <Inside {...item} />
          </span>
        )}
      </li>
    ))}
  </ul>
)
