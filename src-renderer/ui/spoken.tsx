import type { ComponentPropsWithoutRef } from 'react'
import styles from './spoken.module.css'

/** Words for the ear alone: read out where they stand, and not drawn. */
export const Spoken = (props: ComponentPropsWithoutRef<'span'>) => (
  <span className={styles.spoken} {...props} />
)
