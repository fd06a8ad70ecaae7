import { CalendarClock, type LucideIcon, MessageSquareDashed, Trash2 } from 'lucide-react'
import { type SourceFacts, type SourceState, sourceState } from '#renderer/lib/source-state.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import styles from './source-badge.module.css'

const icons: Readonly<Record<SourceState['kind'], LucideIcon>> = {
  promptsOnly: MessageSquareDashed,
  deleted: Trash2,
  leaving: CalendarClock,
}

interface SourceBadgeProps {
  readonly source: SourceFacts
  /** Rows are short; elsewhere the whole sentence stands. */
  readonly isShort?: boolean
}

/** Says where the source of a transcript is gone, or soon will be; nothing where it stays. */
export const SourceBadge = ({ source, isShort = false }: SourceBadgeProps) => {
  const state = sourceState(source, useNow())
  if (!state) return null
  const Icon = icons[state.kind]
  const isWhole = !isShort && state.kind === 'leaving'
  return (
    <span
      className={styles.badge}
      data-kind={state.kind}
      data-short={isShort || undefined}
      title={state.sentence}
    >
      <Icon size={11} aria-hidden />
      <span className={styles.label}>{isWhole ? state.sentence : state.label}</span>
    </span>
  )
}
