import { Link } from '@tanstack/react-router'
import { keepFilter } from '#renderer/client/filter.ts'
import { useCommand } from '#renderer/client/use-command.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Trouble } from '#renderer/ui/trouble.tsx'
import type { AppStatus } from '#schema/app.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './settings.module.css'

const phases: Readonly<Record<AppStatus['ingest']['phase'], string>> = {
  starting: 'looking for transcripts',
  reading: 'reading now',
  stopped: 'stopped; what is new still appears',
  live: 'up to date',
}

const stateOf = ({ ingest, watching }: AppStatus): string =>
  ingest.phase === 'live' && !watching
    ? 'up to date; folders are not watched for changes'
    : phases[ingest.phase]

const Facts = ({ status }: { readonly status: AppStatus }) => {
  const { ingest, counts, unknownRecords } = status
  const unknown = unknownRecords.reduce((sum, { count }) => sum + count, 0)
  return (
    <dl className={styles.facts}>
      <dt>State</dt>
      <dd>{stateOf(status)}</dd>
      <dt>Last read</dt>
      <dd>
        {ingest.asOf === null ? (
          'not yet'
        ) : (
          <>
            <Ago at={ingest.asOf} /> · {exactTime(ingest.asOf)}
          </>
        )}
      </dd>
      <dt>In the store</dt>
      <dd>
        {plural(counts.sessions, 'session')}, {plural(counts.messages, 'record')},{' '}
        {plural(counts.calls, 'model call')}
      </dd>
      <dt>Problems</dt>
      <dd>
        {counts.problems === 0
          ? 'none: every line could be read'
          : `${plural(counts.problems, 'line')} could not be read; all others count`}
      </dd>
      <dt>Without a name</dt>
      <dd>{unknown === 0 ? 'none: every record has one' : plural(unknown, 'record')}</dd>
      <dt>More</dt>
      <dd>
        <Link to="/diagnostics" search={keepFilter} className={styles.link}>
          What was left out, and why
        </Link>
      </dd>
      {ingest.trouble !== null && (
        <>
          <dt>Trouble</dt>
          <dd className={styles.bad}>{visibleText(ingest.trouble)}</dd>
        </>
      )}
    </dl>
  )
}

const ReadNow = () => {
  const run = useCommand('ingest.run')
  return (
    <div className={styles.actions}>
      <Button disabled={run.isPending} onClick={() => run.mutate({})}>
        {run.isPending ? 'Reading…' : 'Look for changes now'}
      </Button>
      <span role="status" className={styles.hint}>
        {run.data &&
          `Looked at ${plural(run.data.files, 'file')}; ${exactCount(run.data.changedFiles)} had something new.`}
      </span>
      <Trouble error={run.error} />
    </div>
  )
}

const lastWords = ({ ingest }: AppStatus): string => {
  const { current, last } = ingest.backfill
  if (current?.force) return 'Rebuilding; the Overview says how far it is.'
  if (!last?.force) return ''
  if (last.status === 'complete') return `Rebuilt ${exactTime(last.endedAt ?? last.startedAt)}.`
  return last.status === 'cancelled'
    ? 'Rebuilding was cancelled; the index is as it was.'
    : `Rebuilding failed: ${last.error}`
}

const Rebuild = ({ status }: { readonly status: AppStatus | undefined }) => {
  const rebuild = useCommand('etl.backfill')
  const isUnderWay = status?.ingest.backfill.current !== null
  return (
    <div className={styles.actions}>
      <Button
        disabled={rebuild.isPending || isUnderWay}
        title="Makes every figure anew from the archived transcripts"
        onClick={() => rebuild.mutate({ force: true })}
      >
        Rebuild the index from the library
      </Button>
      <span role="status" className={styles.hint}>
        {status && lastWords(status)}
      </span>
      <Trouble error={rebuild.error} />
    </div>
  )
}

/** How fresh the store is and what could not be read. */
export const ReadingStateCard = () => {
  const query = useOperation('app.status', {})
  return (
    <Card title="Reading" {...(query.data?.isSample ? { note: 'Of the sample data' } : {})}>
      <QueryView
        query={query}
        what="the state of reading"
        skeleton={<SkeletonRows count={6} height={13} gap={10} />}
      >
        {(status) => <Facts status={status} />}
      </QueryView>
      <div className={styles.commands}>
        <ReadNow />
        <Rebuild status={query.data} />
      </div>
    </Card>
  )
}
