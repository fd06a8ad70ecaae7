import type { ReactNode } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import styles from './headline.module.css'
import { Skeleton } from './skeleton.tsx'

/** Class of a link or a box around a {@link Headline}. */
export const headlineBox = styles.figure

interface HeadlinesProps {
  readonly label: string
  /** A {@link HeadlineRow}, what stands there before it, and what belongs below. */
  readonly children: ReactNode
}

/** Headline figures in one frame. */
export const Headlines = ({ label, children }: HeadlinesProps) => (
  <section className={styles.frame} aria-label={label}>
    {children}
  </section>
)

interface HeadlineRowProps {
  /** Six figures, the first two with a course; in two rows where the window is narrow. */
  readonly isMany?: boolean
  readonly children: ReactNode
}

/** Headline figures side by side. */
export const HeadlineRow = ({ isMany = false, children }: HeadlineRowProps) => (
  <div className={styles.row} data-many={isMany || undefined}>
    {children}
  </div>
)

interface HeadlineProps {
  readonly label: string
  readonly value: ReactNode
  /** Against the days before. */
  readonly change?: ReactNode
  readonly note: ReactNode
  /** Its course over the period, beside the note. */
  readonly course?: ReactNode
}

/** One headline figure with its name and a quiet line below. */
export const Headline = ({ label, value, change, note, course }: HeadlineProps) => (
  <>
    <span className={styles.label}>{label}</span>
    <span className={styles.value}>
      {value} {change}
    </span>
    <span className={styles.foot}>
      <span className={styles.note}>{note}</span>
      {course}
    </span>
  </>
)

/** Figures on their way. */
export const HeadlinesWaiting = ({ figures }: { readonly figures: readonly string[] }) => (
  <HeadlineRow isMany={figures.length > 5}>
    {figures.map((figure) => (
      <div key={figure} className={cx(styles.figure, styles.waiting)}>
        <Skeleton height={11} width={60} />
        <Skeleton height={20} width={104} />
        <Skeleton height={11} width={86} />
      </div>
    ))}
  </HeadlineRow>
)
