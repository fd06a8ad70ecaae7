import { type ReactNode, useId } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import styles from './card.module.css'
import { CardBoundary } from './card-boundary.tsx'

interface CardProps {
  readonly title: string
  /** Said beside the title, quietly. */
  readonly note?: ReactNode
  /** Controls at the right of the head. */
  readonly actions?: ReactNode
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A titled part of a screen that fails alone: what breaks inside stays inside. */
export const Card = ({ title, note, actions, className, children }: CardProps) => {
  const titleId = useId()
  return (
    <section className={cx(styles.card, className)} aria-labelledby={titleId}>
      <header className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {note && <span className={styles.note}>{note}</span>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <CardBoundary>{children}</CardBoundary>
    </section>
  )
}
