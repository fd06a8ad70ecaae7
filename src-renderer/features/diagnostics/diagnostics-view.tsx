import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useOperation } from '#renderer/client/use-operation.ts'
import { Card } from '#renderer/ui/card.tsx'
import { CardColumn } from '#renderer/ui/card-column.tsx'
import { troubleSentences } from '#schema/ingest.ts'
import { visibleText } from '#schema/visible-text.ts'
import { CountsCard } from './counts-card.tsx'
import styles from './diagnostics.module.css'
import { DriftCard } from './drift-card.tsx'
import { LeftOutCard } from './left-out-card.tsx'
import { RowsSheet } from './rows-sheet.tsx'
import { UnpricedCard } from './unpriced-card.tsx'

const OneSession = ({ id }: { readonly id: string }) => (
  <p className={styles.scope} role="status">
    Of the session <code>{visibleText(id)}</code> alone.{' '}
    <Link
      from="/diagnostics"
      to="/diagnostics"
      search={(before) => ({ ...before, session: undefined })}
      className={styles.door}
    >
      Show all sessions
    </Link>
  </p>
)

const KeptAside = () => {
  const { data } = useOperation('app.status', {})
  const sentences = data ? troubleSentences(data.ingest) : []
  return sentences.length === 0 ? null : (
    <Card title="Damaged or lost databases">
      <ul className={styles.kept}>
        {sentences.map((sentence) => (
          <li key={sentence}>{visibleText(sentence)}</li>
        ))}
      </ul>
    </Card>
  )
}

/** How well transcripts were understood: what has no name, what was left out, what is unknown. */
export const DiagnosticsView = () => {
  const { session, rows, what } = useSearch({ from: '/diagnostics' })
  const navigate = useNavigate({ from: '/diagnostics' })
  const close = () =>
    void navigate({ search: (before) => ({ ...before, rows: undefined, what: undefined }) })
  return (
    <CardColumn width="text">
      {session !== undefined && <OneSession id={session} />}
      <KeptAside />
      <LeftOutCard session={session} />
      <DriftCard session={session} />
      <UnpricedCard session={session} />
      <CountsCard session={session} />
      {rows !== undefined && <RowsSheet set={rows} what={what} session={session} onClose={close} />}
    </CardColumn>
  )
}
