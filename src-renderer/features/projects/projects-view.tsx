import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { keepFilter, useFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { useModelColors } from '#renderer/client/use-model-colors.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { compactCount, exactCount, formatPercent } from '#renderer/lib/format.ts'
import { modelLabel } from '#renderer/lib/model-name.ts'
import { costName } from '#renderer/lib/money.ts'
import { totalTokens } from '#renderer/lib/palette.ts'
import { Ago } from '#renderer/ui/ago.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { CardBoundary } from '#renderer/ui/card-boundary.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { DataGrid, type GridColumn } from '#renderer/ui/data-grid.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import { Swatch } from '#renderer/ui/swatch.tsx'
import type { Project } from '#schema/projects.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './projects.module.css'

/** The list without what its key leads to: a project is chosen here, not filtered by. */
const forDetail = (choice: Parameters<typeof keepFilter>[0]) => ({
  ...keepFilter(choice),
  project: undefined,
})

const Name = ({ project }: { readonly project: Project }) => (
  <Link
    to="/projects/$key"
    params={{ key: project.key }}
    search={forDetail}
    className={styles.name}
    tabIndex={-1}
    title={visibleText(project.path ?? project.key)}
  >
    {visibleText(project.name)}
  </Link>
)

const Models = ({ models }: { readonly models: readonly string[] }) => {
  const colorOf = useModelColors()
  const [first] = models
  if (first === undefined) return <span className={styles.soft}>–</span>
  return (
    <span className={styles.models} title={models.map(modelLabel).join('\n')}>
      {models.slice(0, 4).map((model) => (
        <Swatch key={model} color={colorOf(model)} />
      ))}
      <span className={styles.modelName}>
        {modelLabel(first)}
        {models.length > 1 && ` +${models.length - 1}`}
      </span>
    </span>
  )
}

const Share = ({ share }: { readonly share: number | null }) => (
  <span className={styles.share}>
    <span className={styles.track} aria-hidden>
      <span className={styles.bar} style={{ width: `${(share ?? 0) * 100}%` }} />
    </span>
    <span className={styles.percent}>{share === null ? '–' : formatPercent(share)}</span>
  </span>
)

const columnsOf = (rows: readonly Project[]): readonly GridColumn<Project>[] => {
  const all = rows.reduce((sum, { usage }) => sum + (usage.costUsd ?? 0), 0)
  const shareOf = ({ usage }: Project): number | null =>
    usage.costUsd === null || all === 0 ? null : usage.costUsd / all
  return [
    {
      id: 'name',
      label: 'Project',
      width: 'minmax(120px, 1.6fr)',
      sort: ({ name }) => name,
      cell: (project) => <Name project={project} />,
    },
    {
      id: 'models',
      label: 'Models',
      width: 'minmax(128px, 1.1fr)',
      cell: ({ models }) => <Models models={models} />,
    },
    {
      id: 'sessions',
      label: 'Sessions',
      width: '72px',
      isNumber: true,
      sort: ({ sessions }) => sessions,
      cell: ({ sessions }) => exactCount(sessions),
    },
    {
      id: 'lastAt',
      label: 'Last active',
      width: '88px',
      isNumber: true,
      sort: ({ lastAt }) => lastAt,
      cell: ({ lastAt }) => <Ago at={lastAt} />,
    },
    {
      id: 'tokens',
      label: 'Tokens',
      width: '72px',
      isNumber: true,
      sort: ({ usage }) => totalTokens(usage),
      cell: ({ usage }) => (
        <span title={exactCount(totalTokens(usage))}>{compactCount(totalTokens(usage))}</span>
      ),
    },
    {
      id: 'cost',
      label: costName(),
      width: '92px',
      isNumber: true,
      sort: ({ usage }) => usage.costUsd,
      cell: ({ usage }) => <Cost usage={usage} />,
    },
    {
      id: 'share',
      label: 'Share of cost',
      width: 'minmax(96px, 1fr)',
      isNumber: true,
      sort: shareOf,
      cell: (project) => <Share share={shareOf(project)} />,
    },
  ]
}

const NoProjects = () => {
  const { isFiltered, clear } = useFilter()
  return isFiltered ? (
    <EmptyNotice title="No project has a session that passes the filter.">
      <Button onClick={clear}>Clear period, model and agent</Button>
    </EmptyNotice>
  ) : (
    <EmptyNotice title="No projects yet.">
      A project is a folder an agent worked in. Run Claude Code or Codex once in one and it appears
      here by itself.
    </EmptyNotice>
  )
}

const ProjectsGrid = ({ rows }: { readonly rows: readonly Project[] }) => {
  const search = useSearch({ from: '/projects' })
  const navigate = useNavigate({ from: '/projects' })
  const columns = useMemo(() => columnsOf(rows), [rows])
  const by = columns.some(({ id, sort }) => sort && id === search.sort) ? search.sort : undefined
  return (
    <DataGrid
      name="projects"
      label="Projects"
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
      sort={{ by: by ?? 'cost', order: search.order ?? 'desc' }}
      onSort={({ by: sort, order }) =>
        void navigate({ search: (before) => ({ ...before, sort, order }) })
      }
      onOpen={({ key }) =>
        void navigate({ to: '/projects/$key', params: { key }, search: forDetail })
      }
    />
  )
}

/** Every project with a session that passes the filter, as a table. */
export const ProjectsView = () => {
  const query = useOperation('projects.list', useFilterWithout('project'), { isKept: true })
  return (
    <div className={styles.view}>
      <section className={styles.box} aria-label="All projects">
        <CardBoundary>
          <QueryView
            query={query}
            what="the projects"
            skeleton={
              <div className={styles.loading}>
                <SkeletonRows count={14} height={16} gap={16} />
              </div>
            }
          >
            {({ rows }) => (rows.length === 0 ? <NoProjects /> : <ProjectsGrid rows={rows} />)}
          </QueryView>
        </CardBoundary>
      </section>
    </div>
  )
}
