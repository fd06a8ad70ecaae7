import type { EngineState } from '#main/features/handlers.ts'
import type { EtlStatus } from '#schema/etl.ts'
import { type BackfillJob, type IngestProgress, isCaughtUp } from '#schema/ingest.ts'

/** A time as documents have it; null stays unknown. */
const isoTime = (at: number): string => new Date(at).toISOString()

/** Files that are not yet in every part of the store; at least one while any part is behind. */
export const filesBehind = (progress: IngestProgress): number => {
  if (isCaughtUp(progress)) return 0
  const { filesDone, filesTotal, phase } = progress
  return phase === 'live' ? 1 : Math.max(filesTotal - filesDone, phase === 'starting' ? 0 : 1)
}

/** One word for how far the store is. */
export const healthOf = (
  state: Pick<EngineState, 'progress' | 'health' | 'watching'>,
): EtlStatus['health'] => {
  const { progress, health, watching } = state
  const hasFailed = progress.backfill.last?.status === 'failed' && !progress.backfill.current
  if (health.state === 'failed' || progress.trouble !== null || hasFailed) return 'error'
  if (isCaughtUp(progress)) return 'live'
  if (progress.phase === 'stopped') return 'stale'
  return progress.phase === 'starting' && !watching ? 'stale' : 'syncing'
}

/** The backfill that runs, as its document tells of it. */
export const runningJob = (job: BackfillJob | null): EtlStatus['current_job'] =>
  job && { job_id: job.id, started_at: isoTime(job.startedAt), force: job.force, status: 'running' }

/** The backfill that ended last; its document knows none that was cancelled. */
export const endedJob = (job: BackfillJob | null): EtlStatus['last_job'] =>
  job && {
    job_id: job.id,
    started_at: isoTime(job.startedAt),
    completed_at: isoTime(job.endedAt ?? job.startedAt),
    force: job.force,
    status: job.status === 'complete' ? 'complete' : 'failed',
    error: job.status === 'cancelled' ? 'cancelled' : job.error,
  }

/** What the engine knows of its watching. */
export const watcherOf = (
  { progress, health, watching }: EngineState,
  now: number,
): EtlStatus['watcher'] => {
  const { asOf, newCalls } = progress
  const running = watching && health.state === 'ready'
  return {
    enabled: watching,
    running,
    last_refresh_ts: asOf === null ? null : isoTime(asOf),
    seconds_since_refresh: asOf === null ? null : Math.max(0, Math.floor((now - asOf) / 1000)),
    events_in_last_cycle: newCalls,
    lock_held_by: running ? process.pid : null,
  }
}
