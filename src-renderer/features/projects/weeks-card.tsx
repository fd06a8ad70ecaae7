import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { formatPercent } from '#renderer/lib/format.ts'
import { exactTime } from '#renderer/lib/time.ts'
import { Card } from '#renderer/ui/card.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Spoken } from '#renderer/ui/spoken.tsx'
import type { Output } from '#schema/operations.ts'
import styles from './projects.module.css'
import { weekRows } from './week-rows.ts'

type Weeks = Output<'projects.weeks'>

const Moved = ({ change, words }: { readonly change: number; readonly words: string }) =>
  change === 0 ? (
    <span>–</span>
  ) : (
    <span>
      <span aria-hidden>{change > 0 ? '▲' : '▼'}</span>
      <Spoken>{change > 0 ? 'up' : 'down'}</Spoken> {words}
    </span>
  )

const Rows = ({ current, prior, change }: Weeks) => (
  <table className={styles.weeks}>
    <thead>
      <tr>
        <th scope="col">
          <Spoken>Figure</Spoken>
        </th>
        <th scope="col">Last 7 days</th>
        <th scope="col">7 before</th>
        <th scope="col">Change</th>
      </tr>
    </thead>
    <tbody>
      {weekRows.map(({ key, label, format }) => (
        <tr key={key}>
          <th scope="row">{label}</th>
          <td>{format(current[key])}</td>
          <td>{format(prior[key])}</td>
          <td>
            <Moved
              change={change[key]}
              words={
                key === 'commands'
                  ? String(Math.abs(change[key]))
                  : formatPercent(Math.abs(change[key]) / 100)
              }
            />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Week over week, whatever period is chosen: it is counted back from the newest record. */
export const WeeksCard = ({ projectKey }: { readonly projectKey: string }) => {
  const query = useOperation('projects.weeks', { key: projectKey }, { isKept: true })
  const end = query.data?.end ?? null
  return (
    <Card
      title="Week over week"
      note={end === null ? '' : `up to ${exactTime(end)}`}
      actions={<ExportMenu {...asTable('project-weeks', 'Weeks', { key: projectKey })} />}
    >
      <QueryView query={query} what="the weeks" skeleton={<SkeletonRows count={6} height={18} />}>
        {(weeks) =>
          weeks.current.commands + weeks.prior.commands === 0 ? (
            <EmptyNotice title="No prompts in the last two weeks of this project.">
              The weeks end with its newest record, whatever period is chosen.
            </EmptyNotice>
          ) : (
            <Rows {...weeks} />
          )
        }
      </QueryView>
    </Card>
  )
}
