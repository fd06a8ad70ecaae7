import { QaView } from '#renderer/features/qa/qa-view.tsx'
import { FilterBar } from './filter-bar.tsx'
import { PageHeader } from './page-header.tsx'

/** Everything that was asked, with what was answered. */
export const QaPage = () => (
  <>
    <PageHeader title="Q&A">
      <FilterBar />
    </PageHeader>
    <QaView />
  </>
)
