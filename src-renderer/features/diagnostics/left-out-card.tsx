import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Output } from '#schema/operations.ts'
import styles from './diagnostics.module.css'
import type { DiagnosticsSearch } from './diagnostics-search.ts'
import { OpenRows } from './open-rows.tsx'
import { reasonOrder, setWords } from './set-words.ts'

const Reasons = ({ leftOut }: Pick<Output<'audit.totals'>, 'leftOut'>) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Reason</th>
        <th scope="col" className={styles.right}>
          Records
        </th>
      </tr>
    </thead>
    <tbody>
      {reasonOrder.map((reason) => {
        const { title, why } = setWords[reason]
        return (
          <tr key={reason}>
            <th scope="row">
              {title}
              <span className={styles.why}>{why}</span>
            </th>
            <td className={styles.right}>
              <OpenRows set={reason} count={leftOut[reason].records} label={title.toLowerCase()} />
            </td>
          </tr>
        )
      })}
    </tbody>
  </table>
)

const isEmpty = ({ totals, leftOut }: Output<'audit.totals'>): boolean =>
  totals.calls === 0 && Object.values(leftOut).every(({ records }) => records === 0)

/** What transcripts hold that is not in the totals, and why. */
export const LeftOutCard = ({ session }: Pick<DiagnosticsSearch, 'session'>) => {
  const query = useOperation('audit.totals', { session }, { isKept: true })
  const calls = query.data?.totals.calls ?? 0
  return (
    <Card
      actions={<ExportMenu {...asTable('left-out', 'What was left out', { session })} />}
      title="What was left out, and why"
      note={calls > 0 && `${plural(calls, 'call')} counted, each once`}
    >
      <QueryView
        query={query}
        what="what was left out"
        skeleton={<SkeletonRows count={6} height={16} gap={34} />}
      >
        {(audit) =>
          isEmpty(audit) ? (
            <EmptyNotice title="No call was counted and nothing left out.">
              Once transcripts are read, this says what in them is not in the totals, and why, each
              reason with its rows.
            </EmptyNotice>
          ) : (
            <Reasons leftOut={audit.leftOut} />
          )
        }
      </QueryView>
    </Card>
  )
}
