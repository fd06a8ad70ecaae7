import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { keepFilter, useFilterWithout } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { usePick } from '#renderer/client/use-pick.ts'
import { plural } from '#renderer/lib/format.ts'
import { Card } from '#renderer/ui/card.tsx'
import { RankedBars } from '#renderer/ui/charts/ranked-bars.tsx'
import { Cost } from '#renderer/ui/cost.tsx'
import { EmptyNotice } from '#renderer/ui/empty-notice.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import { SkeletonRows } from '#renderer/ui/skeleton.tsx'
import type { Project } from '#schema/projects.ts'
import { visibleText } from '#schema/visible-text.ts'
import styles from './lists.module.css'

const mostShown = 8

const OpenSessions = ({ project }: { readonly project: Project }) => (
  <Link
    to="/sessions"
    search={(before) => ({ ...keepFilter(before), project: [project.key] })}
    className={styles.open}
    aria-label={`Sessions of ${visibleText(project.name)}`}
    title={`Open its ${plural(project.sessions, 'session')}`}
  >
    <ArrowRight size={14} aria-hidden />
  </Link>
)

const ProjectRows = ({ rows }: { readonly rows: readonly Project[] }) => {
  const { pick, isChosen } = usePick()
  const byKey = new Map(rows.map((project) => [project.key, project]))
  return (
    <RankedBars
      label="Projects by cost"
      rows={rows.map(({ key, name, path, sessions, usage }) => ({
        key,
        label: visibleText(name),
        hint: `${visibleText(path ?? key)}\n${plural(sessions, 'session')}`,
        value: usage.costUsd,
        shown: <Cost usage={usage} />,
      }))}
      most={mostShown}
      isChosen={(project) => isChosen({ project })}
      onPick={(project, press) => pick({ project }, press)}
      end={(key) => {
        const project = byKey.get(key)
        return project && <OpenSessions project={project} />
      }}
    />
  )
}

/** The most expensive projects; one pressed becomes the filter. */
export const ProjectsCard = () => {
  const others = useFilterWithout('project')
  const query = useOperation('projects.list', others, { isKept: true })
  const count = query.data?.rows.length ?? 0
  return (
    <Card
      title="Top projects"
      note={count > mostShown ? `${mostShown} of ${count}, by cost` : 'by cost'}
      actions={<ExportMenu {...asTable('projects', 'Projects', others)} />}
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
