import type {
  CommandContext,
  CommandHandlers,
  EngineState,
  QueryHandlers,
} from '#main/features/handlers.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { EtlStatus, Refreshed } from '#schema/etl.ts'
import type { IngestReport } from '#schema/ingest.ts'
import { countEvents, countMarts } from './etl.queries.ts'
import { endedJob, filesBehind, healthOf, runningJob, watcherOf } from './etl-status.ts'

const martsOf = async (
  index: IndexReader,
  watermark: number,
  lastRefresh: string | null,
): Promise<EtlStatus['marts']> => {
  const rows = await countMarts(index)
  // Sums are written in the commit of the calls they sum, so they are never behind them.
  const mart = (row_count: number) => ({ watermark, row_count, last_refresh_ts: lastRefresh })
  return {
    daily: mart(rows.daily),
    session: mart(rows.session),
    project: mart(rows.project),
    provider_day: mart(rows.provider_day),
    model_day: mart(rows.model_day),
  }
}

const statusOf = async (index: IndexReader, state: EngineState): Promise<EtlStatus> => {
  const watcher = watcherOf(state, Date.now())
  const events = await countEvents(index)
  const { current, last } = state.progress.backfill
  return {
    watcher,
    marts: await martsOf(index, events.max_id, watcher.last_refresh_ts),
    events,
    lag_seconds: filesBehind(state.progress),
    health: healthOf(state),
    current_job: runningJob(current),
    last_job: endedJob(last),
  }
}

const refreshProject = async (
  slug: string,
  { refreshProject: refresh }: CommandContext,
): Promise<Refreshed> => {
  const startedAt = performance.now()
  const { changedFiles, newLines } = await refresh(slug)
  const files_changed = changedFiles > 0
  return {
    status: 'success',
    message: files_changed
      ? 'Files changed - data refreshed successfully'
      : 'No files changed - data is up to date',
    files_changed,
    message_count: newLines,
    refresh_time_ms: Math.round(performance.now() - startedAt),
  }
}

const refreshedOf = (report: IngestReport): Refreshed => ({
  status: 'success',
  message: `Ingested ${report.newLines} new records`,
  files_changed: report.changedFiles > 0,
  refresh_time_ms: report.elapsedMs,
  projects_refreshed: report.projects,
  total_projects: report.projects,
})

/** Handlers of the questions about filling the store. */
export const etlQueries: QueryHandlers<'etl'> = {
  'etl.status': (_, { index, state }) => statusOf(index, state),
}

/** Handlers of filling the store. */
export const etlCommands: CommandHandlers<'etl'> = {
  'etl.refresh': async (_, context) =>
    context.selectedProject === null
      ? refreshedOf(await context.runPass())
      : await refreshProject(context.selectedProject, context),
  'etl.backfill': async ({ force }, { startBackfill }) => {
    const { id, startedAt } = startBackfill(force)
    return { job_id: id, started_at: new Date(startedAt).toISOString() }
  },
}
