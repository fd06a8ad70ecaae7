import { CostsView } from '#renderer/features/costs/costs-view.tsx'
import { ReadingCard } from '#renderer/features/reading/reading-card.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'
import { UsageExport } from './usage-export.tsx'

/** Where the money went. */
export const CostsPage = () => (
  <>
    <PageHeader title="Costs">
      <FilterBar />
      <UsageExport />
    </PageHeader>
    <ReadingCard />
    <CostsView />
  </>
)
