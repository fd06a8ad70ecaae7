import type { ReactNode } from 'react'
import styles from './card-column.module.css'

interface CardColumnProps {
  /** How wide the cards may grow: as the window, as sentences read well, or as a form. */
  readonly width?: 'full' | 'text' | 'form'
  readonly children: ReactNode
}

/** Cards below each other, the part of a screen that scrolls. */
export const CardColumn = ({ width = 'full', children }: CardColumnProps) => (
  <div className={styles.column} data-width={width}>
    {children}
  </div>
)
