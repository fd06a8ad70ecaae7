import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, formatBytes, plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Diagnostics } from '#schema/diagnostics.ts'
import styles from './diagnostics.module.css'
import type { DiagnosticsSearch } from './diagnostics-search.ts'
import { OpenRows } from './open-rows.tsx'
import { RewrittenFacts } from './rewritten-facts.tsx'
import { setWords } from './set-words.ts'

type Session = Pick<DiagnosticsSearch, 'session'>

const Files = ({ files }: Pick<Diagnostics, 'files'>) => (
  <>
    <dt>{setWords.files.title}</dt>
    <dd>
      <OpenRows set="files" count={files.count} label="transcript files" />
      <span className={styles.why}>
        {plural(files.lines, 'line')}, {formatBytes(files.bytes)};{' '}
        {exactCount(files.deletedAtSource)} deleted at their source
      </span>
    </dd>
  </>
)

const LowerBounds = ({ session }: Session) => {
  const query = useOperation('audit.totals', { session }, { isKept: true })
  return (
    <>
      <dt>{setWords.unfinalised.title}</dt>
      <dd>
        {query.data ? (
          <OpenRows
            set="unfinalised"
            count={query.data.totals.unfinalisedCalls}
            label="answers without an end"
          />
        ) : (
          <span className={styles.none}>{query.isError ? 'could not be read' : '…'}</span>
        )}
        <span className={styles.why}>{setWords.unfinalised.why}</span>
      </dd>
    </>
  )
}

/** What there is of files, and of answers that are lower bounds. */
export const CountsCard = ({ session }: Session) => {
  const query = useOperation('diagnostics.get', { session }, { isKept: true })
  return (
    <Card title="Files and lower bounds">
      <QueryView
        query={query}
        what="the files"
        skeleton={<SkeletonRows count={2} height={16} gap={26} />}
      >
        {({ files }) =>
          files.count === 0 ? (
            <EmptyNotice title="No transcript was read yet.">
              How many files there are, how large, and which answers are lower bounds is said here
              once an agent has written one.
            </EmptyNotice>
          ) : (
            <dl className={styles.facts}>
              <Files files={files} />
              <LowerBounds session={session} />
              <RewrittenFacts session={session} />
            </dl>
          )
        }
      </QueryView>
    </Card>
  )
}
