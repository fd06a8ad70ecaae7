import type { ReactNode } from 'react'
import { cx } from '#renderer/lib/class-names.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './tag-chip.module.css'
import { Swatch } from './swatch.tsx'

interface TagChipProps {
  readonly name: string
  /** `#rrggbb`. */
  readonly color: string
  readonly className?: string | undefined
  /** What stands behind the name: a count, a button. */
  readonly children?: ReactNode
}

/** A tag's name without what only tells its kind. */
export const tagLabel = (name: string): string => visibleText(name.replace(/^intent:/, ''))

/** A tag with the colour of its kind. */
export const TagChip = ({ name, color, className, children }: TagChipProps) => (
  <span className={cx(styles.chip, className)}>
    <Swatch color={color} />
    <span className={styles.name}>{tagLabel(name)}</span>
    {children}
  </span>
)
