import { CostsView } from '#renderer/features/costs/costs-view.tsx'
import { ReadingCard } from '#renderer/features/reading/reading-card.tsx'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Where the money went. */
export const CostsPage = () => (
  <>
    <PageHeader title="Costs">
      <FilterBar />
      <ExportMenu />
    </PageHeader>
    <ReadingCard />
    <CostsView />
  </>
)
