import { visibleText } from '#schema/visible-text.ts'
import styles from './trouble.module.css'

interface TroubleProps {
  /** Nothing is drawn where there is none. */
  readonly error: Error | null
  /** What did not happen, as a sentence before the reason. */
  readonly what?: string
  /** For a field that is described by it. */
  readonly id?: string
}

/** Why something that a person asked for did not happen. */
export const Trouble = ({ error, what, id }: TroubleProps) =>
  error && (
    <p id={id} className={styles.trouble} role="alert">
      {visibleText(what === undefined ? error.message : `${what} ${error.message}`)}
    </p>
  )
