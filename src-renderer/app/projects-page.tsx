import { useFilterWithout } from '#renderer/client/filter.ts'
import { asTable } from '#renderer/client/tables.ts'
import { ProjectsView } from '#renderer/features/projects/projects-view.tsx'
import { ExportMenu } from '#renderer/ui/export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Every project that passes the filter. */
export const ProjectsPage = () => (
  <>
    <PageHeader title="Projects">
      <FilterBar hasProjects={false} />
      <ExportMenu {...asTable('projects', 'Projects', useFilterWithout('project'))} />
    </PageHeader>
    <ProjectsView />
  </>
)
