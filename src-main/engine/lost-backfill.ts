import type { IngestProgress } from '#schema/ingest.ts'

/** How far reading is once its worker is gone: a backfill that ran in it has failed. */
export const afterLoss = (progress: IngestProgress, now: number): IngestProgress => {
  const { current } = progress.backfill
  if (!current) return progress
  const error = 'Reading stopped unexpectedly; the index is as it was before.'
  const last = { ...current, status: 'failed', endedAt: now, error } as const
  return { ...progress, backfill: { current: null, last } }
}
