import { CalendarClock, Trash2 } from 'lucide-react'
import { type SourceFacts, sourceState } from '#renderer/lib/source-state.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import styles from './source-badge.module.css'

interface SourceBadgeProps {
  readonly source: SourceFacts
  /** Rows are short; elsewhere the whole sentence stands. */
  readonly isShort?: boolean
}

/** Says where the source of a transcript is gone, or soon will be; nothing where it stays. */
export const SourceBadge = ({ source, isShort = false }: SourceBadgeProps) => {
  const state = sourceState(source, useNow())
  if (!state) return null
  const Icon = state.kind === 'deleted' ? Trash2 : CalendarClock
  const isWhole = !isShort && state.kind === 'leaving'
  return (
    <span className={styles.badge} title={state.sentence}>
      <Icon size={11} aria-hidden />
      {isWhole ? state.sentence : state.label}
    </span>
  )
}
