import { OverviewView } from '#renderer/features/overview/overview-view.tsx'
import { ReadingCard } from '#renderer/features/reading/reading-card.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'
import { UsageExport } from './usage-export.tsx'

/** What it cost and where it went. */
export const OverviewPage = () => (
  <>
    <PageHeader title="Overview">
      <FilterBar />
      <UsageExport />
    </PageHeader>
    <ReadingCard />
    <OverviewView />
  </>
)
