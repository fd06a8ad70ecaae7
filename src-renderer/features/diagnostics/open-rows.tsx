import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { exactCount } from '#renderer/lib/format.ts'
import type { DiagnosticSet } from '#schema/diagnostics.ts'
import styles from './diagnostics.module.css'

interface OpenRowsProps {
  readonly set: DiagnosticSet
  readonly what?: string
  readonly count: number
  /** What the count is of, for screen readers. */
  readonly label: string
  readonly children?: ReactNode
}

/** A count that opens its rows; nothing to open is plain text. */
export const OpenRows = ({ set, what, count, label, children }: OpenRowsProps) =>
  count === 0 ? (
    <span className={styles.none}>{children ?? '0'}</span>
  ) : (
    <Link
      from="/diagnostics"
      to="/diagnostics"
      search={(before) => ({ ...before, rows: set, what })}
      className={styles.door}
      aria-label={`${exactCount(count)}: show ${label}`}
      title={`Show ${label}`}
    >
      {children ?? exactCount(count)}
    </Link>
  )
