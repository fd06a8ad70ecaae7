import type { ReactNode } from 'react'
import { formatPercent } from '#renderer/lib/format.ts'
import type { Press } from './chart-types.ts'
import { moveInList } from './move-focus.ts'
import styles from './ranked-bars.module.css'

/** One bar. */
export interface RankedRow {
  readonly key: string
  readonly label: string
  /** On hover: the whole name and what else is known. */
  readonly hint?: string
  /** Its length; null: not known, which has none. */
  readonly value: number | null
  /** The value in words. */
  readonly shown: ReactNode
  readonly color?: string
}

interface RankedBarsProps {
  /** What is ranked: "Models". */
  readonly label: string
  /** Longest first. */
  readonly rows: readonly RankedRow[]
  /** What shares are taken of; the sum of the rows unless given. */
  readonly total?: number
  /** How many are drawn. */
  readonly most?: number
  readonly isChosen?: (key: string) => boolean
  readonly onPick?: (key: string, press: Press) => void
  /** At the end of a row, beside the button. */
  readonly end?: (key: string) => ReactNode
}

interface BarProps {
  readonly row: RankedRow
  readonly longest: number
  readonly total: number
}

const shareOf = (value: number | null, of: number): number | null =>
  value === null || of <= 0 ? null : value / of

const Inside = ({ row, longest, total }: BarProps) => {
  const share = shareOf(row.value, total)
  return (
    <>
      <span className={styles.name}>{row.label}</span>
      <span className={styles.track} aria-hidden>
        <span
          className={styles.bar}
          style={{
            width: `${(shareOf(row.value, longest) ?? 0) * 100}%`,
            ...(row.color ? { background: row.color } : {}),
          }}
        />
      </span>
      <span className={styles.number}>{row.shown}</span>
      <span className={styles.share}>{share === null ? '–' : formatPercent(share)}</span>
    </>
  )
}

/**
 * Bars by length with value and share; ↑ and ↓ move between them, one pressed is picked. Where
 * some are chosen the others are drawn faintly.
 */
export const RankedBars = ({ rows, most = 8, end, ...props }: RankedBarsProps) => {
  const { label, isChosen, onPick } = props
  const longest = Math.max(0, ...rows.map(({ value }) => value ?? 0))
  const total = props.total ?? rows.reduce((sum, { value }) => sum + (value ?? 0), 0)
  const hasChosen = rows.some(({ key }) => isChosen?.(key))
  return (
    <ul
      className={styles.list}
      aria-label={label}
      data-chosen={hasChosen || undefined}
      onKeyDown={(event) => moveInList(event, `button.${styles.item}`)}
    >
      {rows.slice(0, most).map((row) => (
        <li key={row.key} className={styles.row}>
          {onPick ? (
            <button
              type="button"
              className={styles.item}
              title={row.hint}
              aria-pressed={isChosen?.(row.key) ?? false}
              onClick={(event) => onPick(row.key, event)}
            >
              <Inside row={row} longest={longest} total={total} />
            </button>
          ) : (
            <span className={styles.item} title={row.hint}>
              <Inside row={row} longest={longest} total={total} />
            </span>
          )}
          {end?.(row.key)}
        </li>
      ))}
    </ul>
  )
}
