import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import type { SessionSort } from '#schema/sessions.ts'
import styles from './totals.module.css'

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  /** Against the days before. */
  readonly change?: ReactNode
  readonly note: ReactNode
  /** Its course over the period. */
  readonly course?: ReactNode
  readonly title?: string
  /** How the sessions behind the figure are sorted. */
  readonly sort: SessionSort
}

/** A headline figure: a door to the sessions that make it. */
export const Figure = ({ label, value, change, note, course, title, sort }: FigureProps) => (
  <Link
    to="/sessions"
    search={(before) => ({ ...keepFilter(before), sort, order: 'desc' as const })}
    className={styles.figure}
    title={title}
  >
    <span className={styles.label}>{label}</span>
    <span className={styles.value}>
      {value} {change}
    </span>
    <span className={styles.foot}>
      <span className={styles.note}>{note}</span>
      {course}
    </span>
  </Link>
)
