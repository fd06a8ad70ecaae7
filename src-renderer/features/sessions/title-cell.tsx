import { Link } from '@tanstack/react-router'
import { Bot } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { plural } from '#renderer/lib/format.ts'
import { SourceBadge } from '#renderer/ui/source-badge.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import { useChosen } from './chosen-sessions.ts'
import { CompareToggle } from './compare-toggle.tsx'
import { useKeptSessions } from './kept-sessions.ts'
import styles from './sessions.module.css'
import { StarToggle } from './star-toggle.tsx'

/** Most sessions are its; only others are marked. */
const usualProvider = 'claude-code'

interface TitleCellProps {
  readonly session: SessionSummary
  /** Whether a star and a scale that are not on are made, for whoever is near enough to see them. */
  readonly isNear: boolean
}

const Toggles = ({ session, isNear }: TitleCellProps) => {
  const isKept = useKeptSessions().has(session.id)
  const isChosen = useChosen().ids.includes(session.id)
  return (
    <div className={styles.toggles}>
      {(isNear || isKept) && <StarToggle session={session} />}
      {(isNear || isChosen) && !session.isPromptsOnly && <CompareToggle id={session.id} />}
    </div>
  )
}

/** Title and marks; its link covers the whole row, so that a row opens in a new tab too. */
export const TitleCell = ({ session, isNear }: TitleCellProps) => (
  <>
    <Link
      to="/sessions/$id"
      params={{ id: session.id }}
      search={keepFilter}
      className={styles.open}
      tabIndex={-1}
      title={`${visibleText(session.title ?? 'untitled')}\n${visibleText(session.id)}`}
    >
      {session.title === null ? (
        <span className={styles.untitled}>untitled {visibleText(session.id.slice(0, 8))}</span>
      ) : (
        visibleText(session.title)
      )}
    </Link>
    {session.provider.id !== usualProvider && (
      <span className={styles.agents} title="The agent that wrote it">
        <Swatch color={session.provider.color} />
        {session.provider.label}
      </span>
    )}
    {session.subagents > 0 && (
      <span className={styles.agents} title={plural(session.subagents, 'subagent')}>
        <Bot size={12} aria-hidden />
        {session.subagents}
      </span>
    )}
    <SourceBadge source={session} isShort />
    <Toggles session={session} isNear={isNear} />
  </>
)
