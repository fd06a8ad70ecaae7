import { Check, Scale } from 'lucide-react'
import { cx } from '#renderer/lib/class-names.ts'
import { useChosen } from './chosen-sessions.ts'
import styles from './compare-toggle.module.css'

/** Chooses a session to be compared; the Space key does so in the list. */
export const CompareToggle = ({ id }: { readonly id: string }) => {
  const { ids, toggle } = useChosen()
  const isChosen = ids.includes(id)
  return (
    <button
      type="button"
      className={cx(styles.toggle, isChosen && styles.chosen)}
      aria-label="Choose to compare"
      aria-pressed={isChosen}
      title="Choose to compare (Space)"
      tabIndex={-1}
      onClick={() => toggle(id)}
    >
      {isChosen ? <Check size={12} aria-hidden /> : <Scale size={12} aria-hidden />}
    </button>
  )
}
