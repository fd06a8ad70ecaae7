import { Link } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { useChosen } from './chosen-sessions.ts'
import styles from './compare-toggle.module.css'

/** Leads to the two chosen sessions side by side. */
export const CompareBar = () => {
  const [a, b] = useChosen().ids
  return (
    <div className={styles.bar} aria-live="polite">
      {a !== undefined && b === undefined && (
        <span className={styles.hint}>1 chosen, choose another to compare</span>
      )}
      {b !== undefined && (
        <Link
          to="/compare"
          search={(before) => ({ ...keepFilter(before), a, b })}
          className={styles.link}
        >
          <Scale size={13} aria-hidden />
          Compare 2 sessions
        </Link>
      )}
    </div>
  )
}
