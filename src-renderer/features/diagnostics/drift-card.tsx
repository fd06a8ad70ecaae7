import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Diagnostics } from '#schema/diagnostics.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './diagnostics.module.css'
import type { DiagnosticsSearch } from './diagnostics-search.ts'
import { OpenRows } from './open-rows.tsx'
import { RowPlace } from './row-place.tsx'

const Kinds = ({ drift }: Pick<Diagnostics, 'drift'>) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <th scope="col">Kind</th>
        <th scope="col">First seen</th>
        <th scope="col" className={styles.right}>
          Files
        </th>
        <th scope="col" className={styles.right}>
          Records
        </th>
      </tr>
    </thead>
    <tbody>
      {drift.map(({ kind, records, files, first }) => (
        <tr key={kind}>
          <th scope="row">
            <code>{visibleText(kind)}</code>
          </th>
          <td>{first && <RowPlace row={first} />}</td>
          <td className={styles.right}>{exactCount(files)}</td>
          <td className={styles.right}>
            <OpenRows
              set="drift"
              what={kind}
              count={records}
              label={`records of ${visibleText(kind)}`}
            />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Kinds of records this version has no name for. */
export const DriftCard = ({ session }: Pick<DiagnosticsSearch, 'session'>) => {
  const query = useOperation('diagnostics.get', { session }, { isKept: true })
  return (
    <Card
      actions={<ExportMenu {...asTable('drift', 'Records without a name', { session })} />}
      title="Records without a name"
      note="kept, counted, and shown with their JSON"
    >
      <QueryView
        query={query}
        what="the records without a name"
        skeleton={<SkeletonRows count={3} height={14} gap={11} />}
      >
        {({ drift, files }) =>
          drift.length > 0 ? (
            <Kinds drift={drift} />
          ) : (
            <EmptyNotice
              title={files.count > 0 ? 'Every record has a name.' : 'No record was read yet.'}
            >
              When an agent begins to write a kind of record this version does not know, it stands
              here with the file and the line it was first seen in.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
