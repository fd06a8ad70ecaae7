import styles from './swatch.module.css'

/** The colour of a series beside its name. */
export const Swatch = ({ color }: { readonly color: string }) => (
  <span className={styles.swatch} style={{ background: color }} aria-hidden />
)
