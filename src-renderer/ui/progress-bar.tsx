import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** From 0 to 1. */
  readonly share: number
  /** What a screen reader says of it. */
  readonly text: string
  readonly isStill?: boolean
}

/** How far something is. */
export const ProgressBar = ({ label, share, text, isStill = false }: ProgressBarProps) => {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={text}
    >
      <div
        className={styles.bar}
        data-still={isStill || undefined}
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
