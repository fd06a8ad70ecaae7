import { ProjectsView } from '#renderer/features/projects/projects-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Every project that passes the filter. */
export const ProjectsPage = () => (
  <>
    <PageHeader title="Projects">
      <FilterBar hasProjects={false} />
    </PageHeader>
    <ProjectsView />
  </>
)
