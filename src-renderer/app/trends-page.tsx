import { TrendsControls, TrendsExport } from '#renderer/features/trends/trends-controls.tsx'
import { TrendsView } from '#renderer/features/trends/trends-view.tsx'
import { PageHeader } from './page-header.tsx'

/** Sessions of a period, day by day. */
export const TrendsPage = () => (
  <>
    <PageHeader title="Trends">
      <TrendsControls />
      <TrendsExport />
    </PageHeader>
    <TrendsView />
  </>
)
