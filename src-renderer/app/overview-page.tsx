import { OverviewView } from '#renderer/features/overview/overview-view.tsx'
import { ReadingCard } from '#renderer/features/reading/reading-card.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** What it cost and where it went. */
export const OverviewPage = () => (
  <>
    <PageHeader title="Overview">
      <FilterBar />
      <ExportMenu />
    </PageHeader>
    <ReadingCard />
    <OverviewView />
  </>
)
