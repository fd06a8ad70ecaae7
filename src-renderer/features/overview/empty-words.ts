import type { IngestProgress } from '#schema/ingest.ts'

/** What an empty store is: still being filled, one that could not be filled, or empty indeed. */
export const emptyTitle = ({ phase, trouble }: IngestProgress): string => {
  if (trouble !== null) return 'Transcripts could not be read'
  if (phase === 'starting') return 'Looking for transcripts…'
  return phase === 'reading' ? 'The first numbers are on their way' : 'No transcripts yet'
}
