import { SearchView } from '#renderer/features/search/search-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Any word of any transcript. */
export const SearchPage = () => (
  <>
    <PageHeader title="Search">
      <FilterBar />
    </PageHeader>
    <SearchView />
  </>
)
