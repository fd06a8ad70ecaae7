import { useStar } from '#renderer/client/use-star.ts'
import { StarButton } from '#renderer/ui/star-button.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import styles from './compare-toggle.module.css'

/** Keeps a session; the S key does so in the list. */
export const StarToggle = ({ session: { id, title } }: { readonly session: SessionSummary }) => {
  const star = useStar({ session_id: id }, title)
  return (
    <StarButton
      {...star}
      className={star.isOn ? styles.starred : styles.star}
      size={13}
      shortcut="S"
      isSkipped
    />
  )
}
