import { useSearch } from '@tanstack/react-router'
import { CompareView } from '#renderer/features/side-by-side/compare-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Two sessions or models side by side; sessions are compared whole, so no filter stands above. */
export const ComparePage = () => {
  const { models } = useSearch({ from: '/compare' })
  return (
    <>
      <PageHeader title="Compare">{models !== undefined && <FilterBar />}</PageHeader>
      <CompareView />
    </>
  )
}
