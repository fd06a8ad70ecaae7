import { DiagnosticsView } from '#renderer/features/diagnostics/diagnostics-view.tsx'
import { ReadingCard } from '#renderer/features/reading/reading-card.tsx'
import { PageHeader } from './page-header.tsx'

/** How well transcripts were understood, and what was left out. */
export const DiagnosticsPage = () => (
  <>
    <PageHeader title="Diagnostics" />
    <ReadingCard width="text" />
    <DiagnosticsView />
  </>
)
