import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { keepFilter } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount, exactUsd } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { costName } from '#renderer/lib/money.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Card } from '#renderer/ui/card.tsx'
import { DataGrid, type GridColumn } from '#renderer/ui/data-grid.tsx'
import type { GridSort } from '#renderer/ui/data-grid-sort.ts'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { ProjectPrompt } from '#schema/project-detail.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './projects.module.css'
import { noCalls, type Question } from './question.ts'

/** The reader at the record it was asked in. */
const readerOf = ({ sessionId, agentId, uuid }: ProjectPrompt) => ({
  to: '/sessions/$id' as const,
  params: { id: sessionId },
  search: (before: Parameters<typeof keepFilter>[0]) => ({
    ...keepFilter(before),
    ...(agentId === null ? {} : { agent: agentId }),
    ...(uuid === null ? {} : { message: uuid }),
  }),
})

const columns: readonly GridColumn<ProjectPrompt>[] = [
  {
    id: 'prompt',
    label: 'Prompt',
    width: 'minmax(130px, 2.4fr)',
    sort: ({ preview }) => preview,
    cell: (prompt) => (
      <Link
        {...readerOf(prompt)}
        className={styles.name}
        tabIndex={-1}
        title={visibleText(prompt.preview)}
      >
        {prompt.preview === '' ? (
          <span className={styles.soft}>nothing but pictures</span>
        ) : (
          visibleText(prompt.preview)
        )}
      </Link>
    ),
  },
  {
    id: 'session',
    label: 'Session',
    width: 'minmax(66px, 1fr)',
    sort: ({ session }) => session,
    cell: ({ session }) => <span className={styles.prose}>{visibleText(session)}</span>,
  },
  {
    id: 'model',
    label: 'Model',
    width: 'minmax(70px, 0.7fr)',
    cell: ({ models }) => (models[0] === undefined ? '–' : modelLabel(models[0])),
  },
  {
    id: 'at',
    label: 'Asked',
    width: '76px',
    isNumber: true,
    sort: ({ at }) => at,
    cell: ({ at }) => <Ago at={at} />,
  },
  {
    id: 'steps',
    label: 'Answers',
    width: '64px',
    isNumber: true,
    sort: ({ steps }) => steps,
    cell: ({ steps }) => exactCount(steps),
  },
  {
    id: 'tools',
    label: 'Tools',
    width: '50px',
    isNumber: true,
    sort: ({ tools }) => tools,
    cell: ({ tools }) => exactCount(tools),
  },
  {
    id: 'errors',
    label: 'Errors',
    width: '52px',
    isNumber: true,
    sort: ({ errors }) => errors,
    cell: ({ errors }) => exactCount(errors),
  },
  {
    id: 'tokens',
    label: 'Tokens',
    width: '64px',
    isNumber: true,
    sort: ({ tokens }) => tokens,
    cell: ({ tokens }) => <span title={exactCount(tokens)}>{compactCount(tokens)}</span>,
  },
  {
    id: 'cost',
    label: 'Cost',
    width: '84px',
    isNumber: true,
    sort: ({ costUsd }) => costUsd,
    cell: ({ costUsd }) => (costUsd === null ? 'unpriced' : exactUsd(costUsd)),
  },
]

/** What cost most to ask; a row opens the reader at it. */
export const PromptsCard = ({ question }: { readonly question: Question }) => {
  const query = useOperation('projects.prompts', { ...question, limit: 10 }, { isKept: true })
  const [sort, setSort] = useState<GridSort>({ by: 'cost', order: 'desc' })
  const navigate = useNavigate()
  const total = query.data?.total ?? 0
  return (
    <Card
      title="Most expensive prompts"
      actions={<ExportMenu {...asTable('project-prompts', 'Prompts', question)} />}
      note={total > 10 ? `10 of ${exactCount(total)}, by ${costName().toLowerCase()}` : ''}
    >
      <QueryView
        query={query}
        what="the prompts"
        skeleton={<SkeletonRows count={10} height={18} gap={16} />}
      >
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyNotice title={noCalls.title}>{noCalls.text}</EmptyNotice>
          ) : (
            <div className={styles.grid}>
              <DataGrid
                name="project-prompts"
                label="Most expensive prompts"
                columns={columns}
                rows={rows}
                keyOf={({ sessionId, agentId, uuid, at }) =>
                  `${sessionId} ${agentId} ${uuid} ${at}`
                }
                sort={sort}
                onSort={setSort}
                onOpen={(prompt) => void navigate(readerOf(prompt))}
              />
            </div>
          )
        }
      </QueryView>
    </Card>
  )
}
