import { useState } from 'react'
import { useFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { ScrollBox } from '#renderer/ui/scroll-box.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { RetryRow } from '#schema/cost-screen.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './costs.module.css'
import { Estimate } from './estimate.tsx'
import { OpenPrompt } from './open-prompt.tsx'
import { Pages } from './pages.tsx'

const size = 8
const why = 'the output of answers whose tool call failed, at its list price.'

const Table = ({ rows }: { readonly rows: readonly RetryRow[] }) => (
  <ScrollBox label="Retries" className={styles.scroll}>
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Prompt</th>
          <th scope="col" className={styles.words}>
            Tool
          </th>
          <th scope="col">Calls</th>
          <th scope="col">Failed in a row</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.sessionId} ${row.interactionId} ${row.tool}`}>
            <th scope="row" className={styles.prompt}>
              <OpenPrompt {...row} />
            </th>
            <td className={styles.words}>{visibleText(row.tool)}</td>
            <td>{exactCount(row.totalInvocations)}</td>
            <td>{exactCount(row.consecutiveFailures)}</td>
            <td>
              <Estimate usd={row.costUsd} why={why} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </ScrollBox>
)

/** Tools that failed and were called again for the same prompt. */
export const RetriesCard = () => {
  const { filter } = useFilter()
  const [offset, setOffset] = useState(0)
  const query = useOperation('costs.retries', { ...filter, offset, limit: size }, { isKept: true })
  const total = query.data?.total ?? 0
  return (
    <Card
      title="Retries"
      actions={total > 0 && <ExportMenu {...asTable('retries', 'Retries', filter)} />}
    >
      <QueryView query={query} what="the retries" skeleton={<SkeletonRows count={8} height={20} />}>
        {({ rows, wastedTokens, costUsd }) =>
          total > 0 ? (
            <>
              <p className={styles.headline}>
                <Estimate usd={costUsd} why={why} />{' '}
                <span className={styles.soft}>
                  in {exactCount(total)} {total === 1 ? 'retry' : 'retries'},{' '}
                  {compactCount(wastedTokens)} tokens of output
                </span>
              </p>
              <Table rows={rows} />
              <Pages total={total} offset={offset} size={size} what="retries" onMove={setOffset} />
            </>
          ) : (
            <EmptyNotice title="No tool had to be called again.">
              Where a tool fails and is called again for the same prompt, what the failure cost
              stands here.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
