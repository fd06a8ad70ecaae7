import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Output } from '#schema/operations.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './diagnostics.module.css'
import type { DiagnosticsSearch } from './diagnostics-search.ts'
import { OpenRows } from './open-rows.tsx'

const Models = ({ unpriced }: Pick<Output<'audit.totals'>, 'unpriced'>) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Model</th>
        <th scope="col" className={styles.right}>
          Tokens
        </th>
        <th scope="col" className={styles.right}>
          Calls
        </th>
      </tr>
    </thead>
    <tbody>
      {unpriced.map(({ model, calls, tokens }) => (
        <tr key={model}>
          <th scope="row" title={visibleText(model)}>
            {visibleText(modelLabel(model))}
          </th>
          <td className={styles.right}>{exactCount(tokens)}</td>
          <td className={styles.right}>
            <OpenRows
              set="unpriced"
              what={model}
              count={calls}
              label={`unpriced calls of ${visibleText(model)}`}
            />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Models whose tokens have no price. */
export const UnpricedCard = ({ session }: Pick<DiagnosticsSearch, 'session'>) => {
  const query = useOperation('audit.totals', { session }, { isKept: true })
  return (
    <Card
      actions={<ExportMenu {...asTable('unpriced', 'Models without a price', { session })} />}
      title="Models without a price"
      note="their tokens count, their cost is unpriced"
    >
      <QueryView
        query={query}
        what="the models without a price"
        skeleton={<SkeletonRows count={2} height={14} gap={13} />}
      >
        {({ unpriced, totals }) =>
          unpriced.length > 0 ? (
            <Models unpriced={unpriced} />
          ) : (
            <EmptyNotice
              title={totals.calls > 0 ? 'Every call has a price.' : 'No call was counted yet.'}
            >
              A model the price book does not know stands here with its tokens, never at $0.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
