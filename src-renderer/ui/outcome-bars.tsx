import { useState } from 'react'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { visibleText } from '#schema/visible-text.ts'
import { Button } from './button.tsx'
import styles from './outcome-bars.module.css'

/** How often something was done, and how often it failed. */
export interface OutcomeBar {
  readonly name: string
  readonly success: number
  readonly errors: number
  /** A hue of its own, as CSS. */
  readonly color?: string
}

const total = ({ success, errors }: OutcomeBar): number => success + errors

const said = (bar: OutcomeBar): string =>
  `${exactCount(total(bar))}${bar.errors > 0 ? `, ${plural(bar.errors, 'error')}` : ''}`

const Row = ({ bar, most }: { readonly bar: OutcomeBar; readonly most: number }) => (
  <li className={styles.row} title={`${visibleText(bar.name)}: ${said(bar)}`}>
    <span className={styles.name}>{visibleText(bar.name)}</span>
    <span className={styles.track} aria-hidden>
      <span
        className={styles.bar}
        style={{
          width: `${(bar.success / most) * 100}%`,
          ...(bar.color ? { background: bar.color } : {}),
        }}
      />
      <span className={styles.failed} style={{ width: `${(bar.errors / most) * 100}%` }} />
    </span>
    <span className={styles.count}>{exactCount(total(bar))}</span>
    {bar.errors > 0 && <span className={styles.errors}>{plural(bar.errors, 'error')}</span>}
  </li>
)

interface OutcomeBarsProps {
  /** What the bars are of, for screen readers. */
  readonly label: string
  /** Most first. */
  readonly bars: readonly OutcomeBar[]
  /** How many are shown before the rest is asked for. */
  readonly shown?: number
}

/** Ranked bars, failures at their end in red and in words. */
export const OutcomeBars = ({ label, bars, shown = 8 }: OutcomeBarsProps) => {
  const [isWhole, setWhole] = useState(false)
  const most = Math.max(1, ...bars.map(total))
  return (
    <>
      <ul
        className={styles.list}
        aria-label={label}
        data-failed={bars.some(({ errors }) => errors > 0) || undefined}
      >
        {bars.slice(0, isWhole ? undefined : shown).map((bar) => (
          <Row key={bar.name} bar={bar} most={most} />
        ))}
      </ul>
      {bars.length > shown && (
        <div className={styles.more}>
          <Button onClick={() => setWhole(!isWhole)}>
            {isWhole ? `Show the first ${shown}` : `Show all ${exactCount(bars.length)}`}
          </Button>
        </div>
      )}
    </>
  )
}
