import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { Button } from '#renderer/ui/button.tsx'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Output } from '#schema/operations.ts'
import { ChosenContext, toggled } from './chosen-sessions.ts'
import { CompareBar } from './compare-bar.tsx'
import { SessionTable } from './session-table.tsx'
import styles from './sessions.module.css'
import { TagCloud } from './tag-cloud.tsx'
import { TextFilter } from './text-filter.tsx'
import { useSessionHead } from './use-session-rows.ts'

const NoSessions = ({ q }: { readonly q: string | undefined }) => {
  const { isFiltered, clear } = useFilter()
  const { data: status } = useOperation('app.status', {})
  const isReading = status?.ingest.phase === 'starting' || status?.ingest.phase === 'reading'
  if (!q && !isFiltered)
    return (
      <EmptyNotice title={isReading ? 'Transcripts are being read.' : 'No sessions yet.'}>
        Each session of a coding agent is a row here, with its cost and its transcript.{' '}
        {!isReading && 'Run Claude Code or Codex once and its session appears by itself.'}
      </EmptyNotice>
    )
  return (
    <EmptyNotice title={q ? `No session has “${q}” in it.` : 'No session passes the filter.'}>
      <p className={styles.searched}>Titles, prompts, projects and ids are searched.</p>
      {isFiltered && <Button onClick={clear}>Clear period, project and model</Button>}
    </EmptyNotice>
  )
}

/** "12 sessions", and how many more there are of which only prompts are left. */
const countOf = ({ total, promptsOnly }: Output<'sessions.list'>): string =>
  promptsOnly === 0
    ? plural(total, 'session')
    : `${plural(total - promptsOnly, 'session')} · ${exactCount(promptsOnly)} with prompts only`

/** The sessions chosen to be compared, for as long as the list is open. */
const useChoosing = () => {
  const [ids, setIds] = useState<readonly string[]>([])
  return useMemo(
    () => ({ ids, toggle: (id: string) => setIds((before) => toggled(before, id)) }),
    [ids],
  )
}

/** Every session that passes the filter, as a table. */
export const SessionsView = () => {
  const search = useSearch({ from: '/sessions' })
  const head = useSessionHead(search)
  const choosing = useChoosing()
  return (
    <ChosenContext value={choosing}>
      <div className={styles.view}>
        <div className={styles.tools}>
          <TextFilter />
          <TagCloud />
          <span className={styles.count} aria-live="polite">
            {head.query.data && countOf(head.query.data)}
          </span>
          <CompareBar />
          <ExportMenu {...asTable('sessions', 'Sessions', head.input)} />
        </div>
        <CardBoundary>
          <QueryView
            query={head.query}
            what="the sessions"
            skeleton={
              <div className={styles.loading}>
                <SkeletonRows count={20} height={14} gap={20} />
              </div>
            }
          >
            {(data) =>
              data.total === 0 ? (
                <div className={styles.box}>
                  <NoSessions q={search.q} />
                </div>
              ) : (
                <SessionTable head={head} answer={data} search={search} />
              )
            }
          </QueryView>
        </CardBoundary>
      </div>
    </ChosenContext>
  )
}
