import { SessionsView } from '#renderer/features/sessions/sessions-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Every session that passes the filter. */
export const SessionsPage = () => (
  <>
    <PageHeader title="Sessions">
      <FilterBar />
    </PageHeader>
    <SessionsView />
  </>
)
