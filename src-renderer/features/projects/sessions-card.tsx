import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount } from '#renderer/lib/format.ts'
import { costName } from '#renderer/lib/money.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { DataGrid, type GridColumn } from '#renderer/ui/data-grid.tsx'
import type { GridSort } from '#renderer/ui/data-grid-sort.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { SessionSummary } from '#schema/sessions.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './projects.module.css'
import type { Question } from './question.ts'

const columns: readonly GridColumn<SessionSummary>[] = [
  {
    id: 'title',
    label: 'Title',
    width: 'minmax(160px, 2fr)',
    sort: ({ title, id }) => title ?? id,
    cell: ({ id, title }) => (
      <Link
        to="/sessions/$id"
        params={{ id }}
        search={keepFilter}
        className={styles.name}
        tabIndex={-1}
      >
        {title === null ? (
          <span className={styles.soft}>untitled {visibleText(id.slice(0, 8))}</span>
        ) : (
          visibleText(title)
        )}
      </Link>
    ),
  },
  {
    id: 'lastAt',
    label: 'Last active',
    width: '90px',
    isNumber: true,
    sort: ({ lastAt }) => lastAt,
    cell: ({ lastAt }) => <Ago at={lastAt} />,
  },
  {
    id: 'prompts',
    label: 'Prompts',
    width: '66px',
    isNumber: true,
    sort: ({ prompts }) => prompts,
    cell: ({ prompts }) => exactCount(prompts),
  },
  {
    id: 'tokens',
    label: 'Tokens',
    width: '70px',
    isNumber: true,
    sort: ({ usage }) => totalTokens(usage),
    cell: ({ usage }) => compactCount(totalTokens(usage)),
  },
  {
    id: 'cost',
    label: costName(),
    width: '90px',
    isNumber: true,
    sort: ({ usage }) => usage.costUsd,
    cell: ({ usage }) => <Cost usage={usage} />,
  },
]

/** The sessions last worked on, and the way to all of them. */
export const SessionsCard = ({ question }: { readonly question: Question }) => {
  const { key, ...filter } = question
  const query = useOperation(
    'sessions.list',
    { ...filter, project: [key], sort: 'lastAt', limit: 10 },
    { isKept: true },
  )
  const [sort, setSort] = useState<GridSort>({ by: 'lastAt', order: 'desc' })
  const navigate = useNavigate()
  return (
    <Card
      title="Sessions"
      note="last worked on"
      actions={
        <>
          <Link
            to="/sessions"
            search={(before) => ({ ...keepFilter(before), project: [key] })}
            className={styles.all}
          >
            All {query.data ? exactCount(query.data.total) : ''} sessions
          </Link>
          <ExportMenu {...asTable('sessions', 'Sessions', { ...filter, project: [key] })} />
        </>
      }
    >
      <QueryView
        query={query}
        what="the sessions"
        skeleton={<SkeletonRows count={8} height={18} />}
      >
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNotice title="No session of it passes the filter.">
              Choose a longer period, or clear the filters with Esc.
            </EmptyNotice>
          ) : (
            <div className={styles.grid}>
              <DataGrid
                name="project-sessions"
                label="Sessions of the project"
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                sort={sort}
                onSort={setSort}
                onOpen={({ id }) =>
                  void navigate({ to: '/sessions/$id', params: { id }, search: keepFilter })
                }
              />
            </div>
          )
        }
      </QueryView>
    </Card>
  )
}
