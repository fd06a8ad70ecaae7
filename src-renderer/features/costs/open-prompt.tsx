import { Link } from '@tanstack/react-router'
import { keepFilter } from '#renderer/client/filter.ts'
import type { ExpensiveCommand } from '#schema/cost-screen.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './costs.module.css'

type Place = Pick<ExpensiveCommand, 'sessionId' | 'agentId' | 'place' | 'preview'>

/** What was asked; opens the reader there. */
export const OpenPrompt = ({ sessionId, agentId, place, preview }: Place) => {
  const words = visibleText(preview)
  return (
    <Link
      to="/sessions/$id"
      params={{ id: sessionId }}
      search={(before) => ({ ...keepFilter(before), agent: agentId ?? undefined, seq: place })}
      className={styles.door}
      title={words}
    >
      {words || '(a prompt without words)'}
    </Link>
  )
}
