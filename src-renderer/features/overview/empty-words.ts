import type { IngestProgress } from '#schema/ingest.ts'

/** What an empty store is: still being filled, one that could not be filled, or empty indeed. */
export const emptyTitle = ({ phase, trouble }: IngestProgress): string => {
  if (trouble !== null) return 'Transcripts could not be read'
  return phase === 'starting' || phase === 'reading' ? 'Reading transcripts…' : 'No transcripts yet'
}
