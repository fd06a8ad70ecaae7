import type { ReactNode } from 'react'
import styles from './notice.module.css'

interface EmptyNoticeProps {
  /** What would be here. */
  readonly title: string
  /** How to get it. */
  readonly children?: ReactNode
}

/** Nothing to show, and what would change that. */
export const EmptyNotice = ({ title, children }: EmptyNoticeProps) => (
  <div className={styles.notice}>
    <p className={styles.title}>{title}</p>
    {children && <div className={styles.body}>{children}</div>}
  </div>
)
