import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { keepFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { formatPercent, plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Project } from '#schema/projects.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './lists.module.css'
import { costShare } from './usage-notes.ts'

const mostShown = 8

interface ProjectRowProps {
  readonly project: Project
  /** Of the cost of all projects; null: unpriced. */
  readonly share: number | null
  /** Of the most expensive project. */
  readonly length: number
}

const ProjectRow = ({ project, share, length }: ProjectRowProps) => {
  const { pick, isChosen } = usePick()
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.project}
        title={`${visibleText(project.path ?? project.key)}\n${plural(project.sessions, 'session')}`}
        aria-pressed={isChosen({ project: project.key })}
        onClick={(event) => pick({ project: project.key }, event)}
      >
        <span className={styles.name}>{visibleText(project.name)}</span>
        <span className={styles.track} aria-hidden>
          <span className={styles.bar} style={{ width: `${length * 100}%` }} />
        </span>
        <span className={styles.number}>
          <Cost usage={project.usage} />
        </span>
        <span className={styles.share}>{share === null ? '–' : formatPercent(share)}</span>
      </button>
      <Link
        to="/sessions"
        search={(before) => ({ ...keepFilter(before), project: [project.key] })}
        className={styles.open}
        aria-label={`Sessions of ${visibleText(project.name)}`}
        title={`Open its ${plural(project.sessions, 'session')}`}
      >
        <ArrowRight size={14} aria-hidden />
      </Link>
    </li>
  )
}

const costOf = ({ usage }: Project): number => usage.costUsd ?? 0

const ProjectRows = ({ rows }: { readonly rows: readonly Project[] }) => {
  const total = rows.reduce((sum, row) => sum + costOf(row), 0)
  const most = Math.max(...rows.map(costOf))
  return (
    <ul className={styles.list}>
      {rows.slice(0, mostShown).map((project) => (
        <ProjectRow
          key={project.key}
          project={project}
          share={costShare(project.usage.costUsd, total)}
          length={costShare(project.usage.costUsd, most) ?? 0}
        />
      ))}
    </ul>
  )
}

/** The most expensive projects; one pressed becomes the filter. */
export const ProjectsCard = () => {
  const query = useOperation('projects.list', useFilterWithout('project'), { isKept: true })
  const count = query.data?.rows.length ?? 0
  return (
    <Card
      title="Top projects"
      note={count > mostShown ? `${mostShown} of ${count}, by cost` : 'by cost'}
    >
      <QueryView
        query={query}
        what="the projects"
        skeleton={<SkeletonRows count={8} height={18} />}
      >
        {({ rows }) =>
          rows.length > 0 ? (
            <ProjectRows rows={rows} />
          ) : (
            <EmptyNotice title="No project has a session in this period.">
              Projects are the folders an agent worked in. Choose a longer period, or clear the
              filters with Esc.
            </EmptyNotice>
          )
        }
      </QueryView>
    </Card>
  )
}
