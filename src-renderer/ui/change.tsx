import { formatPercent } from '#renderer/lib/format.ts'
import styles from './change.module.css'
import { Spoken } from './spoken.tsx'

interface ChangeProps {
  /** Null: not known, and so not less than before. */
  readonly now: number | null
  readonly before: number
  readonly format: (value: number) => string
  /** What `before` was: "7 days before". */
  readonly than: string
}

/** Arrow, per cent and, on hover, both values; nothing where there is nothing to compare with. */
export const Change = ({ now, before, format, than }: ChangeProps) => {
  if (now === null || before === 0 || now === before) return null
  const share = Math.abs(now - before) / before
  const isMore = now > before
  return (
    <span
      className={styles.change}
      title={`${format(now)}, after ${format(before)} in the ${than}`}
    >
      <span aria-hidden>{isMore ? '▲' : '▼'}</span>
      <Spoken>{isMore ? 'up' : 'down'}</Spoken>{' '}
      {share >= 10 ? `${Math.round(now / before)}×` : formatPercent(share)}
    </span>
  )
}
