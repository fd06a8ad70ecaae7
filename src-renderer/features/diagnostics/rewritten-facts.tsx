import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, plural } from '#renderer/lib/format.ts'
import type { Output } from '#schema/operations.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './diagnostics.module.css'
import type { DiagnosticsSearch } from './diagnostics-search.ts'

const Files = ({ files }: Pick<Output<'diagnostics.rewritten'>, 'files'>) => (
  <ul className={styles.earlier}>
    {files.map(({ path, calls }) => (
      <li key={path}>
        <code>{visibleText(path)}</code>: {plural(calls, 'call')} of earlier generations{' '}
        {calls === 1 ? 'is' : 'are'} not counted
      </li>
    ))}
  </ul>
)

/** Calls that transcripts no longer tell of, since they were written anew without them. */
export const RewrittenFacts = ({ session }: Pick<DiagnosticsSearch, 'session'>) => {
  const { data, isError } = useOperation('diagnostics.rewritten', { session }, { isKept: true })
  return (
    <>
      <dt>Calls of earlier generations</dt>
      <dd>
        {data ? (
          <span className={data.calls === 0 ? styles.none : undefined}>
            {exactCount(data.calls)}
          </span>
        ) : (
          <span className={styles.none}>{isError ? 'could not be read' : '…'}</span>
        )}
        <span className={styles.why}>
          A transcript counts as it is now. What it said before it was cut or written anew is kept
          in the library, but is in no total.
          {data &&
            data.unread > 0 &&
            ` ${plural(data.unread, 'file')} too large to be looked into.`}
        </span>
        {data && data.files.length > 0 && <Files files={data.files} />}
      </dd>
    </>
  )
}
