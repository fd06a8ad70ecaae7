import { useState } from 'react'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { exactCount, exactUsd, formatPercent, plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { DataGrid, type GridColumn } from '#renderer/ui/data-grid.tsx'
import type { GridSort } from '#renderer/ui/data-grid-sort.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { ProjectTool } from '#schema/project-detail.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './projects.module.css'
import type { Question } from './question.ts'

const failedShare = ({ calls, errors }: ProjectTool): number | null =>
  calls === 0 ? null : errors / calls

const columns: readonly GridColumn<ProjectTool>[] = [
  {
    id: 'name',
    label: 'Tool',
    width: 'minmax(70px, 1fr)',
    sort: ({ name }) => name,
    cell: ({ name }) => (
      <span className={styles.prose} title={visibleText(name)}>
        {visibleText(name)}
      </span>
    ),
  },
  {
    id: 'calls',
    label: 'Calls',
    width: '50px',
    isNumber: true,
    sort: ({ calls }) => calls,
    cell: ({ calls }) => exactCount(calls),
  },
  {
    id: 'errors',
    label: 'Errors',
    width: '48px',
    isNumber: true,
    sort: ({ errors }) => errors,
    cell: ({ errors }) => exactCount(errors),
  },
  {
    id: 'share',
    label: 'Failed',
    width: '54px',
    isNumber: true,
    sort: failedShare,
    cell: (tool) => {
      const share = failedShare(tool)
      if (share === null) return '–'
      return (
        <span className={share >= 0.2 ? styles.failed : undefined}>{formatPercent(share)}</span>
      )
    },
  },
  {
    id: 'cost',
    label: 'Cost',
    width: '72px',
    isNumber: true,
    hint: 'What model calls cost, each split equally over the tools it used',
    sort: ({ costUsd }) => costUsd,
    cell: ({ costUsd }) => `≈ ${exactUsd(costUsd)}`,
  },
]

/** Tools with calls and errors. */
export const ToolsCard = ({ question }: { readonly question: Question }) => {
  const query = useOperation('projects.tools', question, { isKept: true })
  const [sort, setSort] = useState<GridSort>({ by: 'calls', order: 'desc' })
  return (
    <Card
      title="Tools"
      note={query.data ? plural(query.data.calls, 'call') : ''}
      actions={<ExportMenu {...asTable('project-tools', 'Tools', question)} />}
    >
      <QueryView query={query} what="the tools" skeleton={<SkeletonRows count={8} height={18} />}>
        {({ tools }) =>
          tools.length === 0 ? (
            <EmptyNotice title="No tool was called in this period.">
              Each tool an agent calls stands here with how often it failed.
            </EmptyNotice>
          ) : (
            <div className={styles.grid}>
              <DataGrid
                name="project-tools"
                label="Tools"
                columns={columns}
                rows={tools}
                keyOf={({ name }) => name}
                sort={sort}
                onSort={setSort}
              />
            </div>
          )
        }
      </QueryView>
    </Card>
  )
}
