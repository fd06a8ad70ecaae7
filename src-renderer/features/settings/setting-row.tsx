import type { ReactNode } from 'react'
import styles from './settings.module.css'

interface SettingRowProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly children: ReactNode
}

/** What is chosen at the left, its control at the right. */
export const SettingRow = ({ title, hint, children }: SettingRowProps) => (
  <div className={styles.row}>
    <div>
      <p className={styles.name}>{title}</p>
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
    <div className={styles.control}>{children}</div>
  </div>
)
