import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { keepFilter } from '#renderer/client/filter.ts'
import { useOperation } from '#renderer/client/use-operation.ts'
import { ProjectView } from '#renderer/features/projects/project-view.tsx'
import { visibleText } from '#schema/visible-text.ts'
import { FilterBar } from './filter-bar.tsx'
import styles from './frame.module.css'
import { PageHeader } from './page-header.tsx'

/** The last part of a path, until its name is known. */
const shortName = (key: string): string => key.split(/[\\/]/).findLast(Boolean) ?? key

/** One project. */
export const ProjectPage = () => {
  const { key } = useParams({ from: '/projects/$key' })
  const { data } = useOperation('projects.list', {})
  const name = data?.rows.find((project) => project.key === key)?.name ?? shortName(key)
  return (
    <>
      <PageHeader
        title={visibleText(name)}
        before={
          <Link to="/projects" search={keepFilter} className={styles.back}>
            <ChevronLeft size={14} aria-hidden />
            Projects
          </Link>
        }
      >
        <FilterBar hasProjects={false} />
      </PageHeader>
      <ProjectView key={key} projectKey={key} />
    </>
  )
}
