import type { ReactNode } from 'react'
import styles from './headline.module.css'

/** Class of a link or a box around a {@link Headline}. */
export const headlineBox = styles.figure

/** Headline figures side by side in one frame. */
export const Headlines = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) => (
  <section className={styles.frame} aria-label={label}>
    {children}
  </section>
)

interface HeadlineProps {
  readonly label: string
  readonly value: ReactNode
  /** Against the days before. */
  readonly change?: ReactNode
  readonly note: ReactNode
}

/** One headline figure with its name and a quiet line below. */
export const Headline = ({ label, value, change, note }: HeadlineProps) => (
  <>
    <span className={styles.label}>{label}</span>
    <span className={styles.value}>
      {value} {change}
    </span>
    <span className={styles.note}>{note}</span>
  </>
)
