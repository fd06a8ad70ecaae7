import type { ReactNode } from 'react'
import styles from './card-column.module.css'
import { FailureGroup } from './failure-group.tsx'

interface CardColumnProps {
  /** How wide the cards may grow: as the window, or as sentences and forms read well. */
  readonly width?: 'full' | 'text'
  readonly children: ReactNode
}

/** Cards below each other, the part of a screen that scrolls; what many fail for is said once. */
export const CardColumn = ({ width = 'full', children }: CardColumnProps) => (
  <div className={styles.column} data-width={width}>
    <FailureGroup>{children}</FailureGroup>
  </div>
)
