import { useEffect, useEffectEvent } from 'react'
import { useStar } from '#renderer/client/use-star.ts'
import { StarButton } from '#renderer/ui/star-button.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import { isTaken } from './is-taken.ts'
import styles from './session.module.css'

const isS = (event: KeyboardEvent): boolean =>
  event.key === 's' && !event.ctrlKey && !event.metaKey && !event.altKey

/** Keeps the session that is open, by a press or by its key. */
export const SessionStar = ({
  session,
}: {
  readonly session: Pick<SessionSummary, 'id' | 'title'>
}) => {
  const star = useStar({ session_id: session.id }, session.title)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isS(event) || isTaken(event.target)) return
    event.preventDefault()
    // The star itself, since it may ask before it goes out.
    document.querySelector<HTMLElement>(`.${styles.star}`)?.click()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return <StarButton {...star} className={styles.star} shortcut="S" />
}
