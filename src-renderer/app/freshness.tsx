import { useQueryClient } from '@tanstack/react-query'
import { readAgain } from '#renderer/client/read-again.ts'
import { useIsConnected, useNotice } from '#renderer/client/use-notices.ts'
import { operationQuery, useOperation } from '#renderer/client/use-operation.ts'
import { cx } from '#renderer/lib/class-names.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import { Spoken } from '#renderer/ui/spoken.tsx'
import styles from './freshness.module.css'
import { type FreshnessWords, freshnessOf, spokenTones } from './freshness-of.ts'

/** How fresh the numbers are, for the eye at every file and for the ear at every change of tone. */
export const FreshnessText = ({ tone, text, hint }: FreshnessWords) => (
  <span className={cx(styles.freshness, styles[tone])} title={hint}>
    <span className={styles.dot} aria-hidden />
    <span>{text}</span>
    {/* Counts change ten times a second; read out is only that they begin and end to. */}
    <Spoken role="status">{spokenTones[tone]}</Spoken>
  </span>
)

/** How fresh the numbers are: live, as of a time, or how far reading is. */
export const Freshness = () => {
  const client = useQueryClient()
  const isConnected = useIsConnected()
  const now = useNow()
  const { data } = useOperation('app.status', {})
  useNotice('ingest.progress', (ingest) => {
    const { queryKey } = operationQuery('app.status', {})
    client.setQueryData(queryKey, (status) => (status ? { ...status, ingest } : status))
    // An answer on its way may be older than this notice and is asked for again, or "reading"
    // would stand for good once reading has ended.
    if (ingest.phase !== 'reading') void readAgain(client, { queryKey })
  })
  if (!data) return <span className={styles.freshness} />
  const { state, message } = data.engine
  const trouble = state === 'ready' ? null : message
  return <FreshnessText {...freshnessOf({ status: data, isConnected, trouble, now })} />
}
