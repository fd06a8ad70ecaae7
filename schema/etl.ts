import { z } from 'zod'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()
const time = z.string().describe('ISO 8601, UTC')

/** What a refresh did, in the words of its document. */
export const Refreshed = z.object({
  status: z.literal('success'),
  message: z.string(),
  files_changed: z.boolean(),
  message_count: count.optional().describe('new records, where one project was refreshed'),
  refresh_time_ms: z.number().nonnegative(),
  projects_refreshed: count.optional().describe('where no project is selected'),
  total_projects: count.optional(),
})
export type Refreshed = z.infer<typeof Refreshed>

const Mart = z.object({
  watermark: count.describe('greatest call that is in it; 0 while it is empty'),
  row_count: count,
  last_refresh_ts: time.nullable(),
})

const StartedJob = z.object({ job_id: z.string(), started_at: time })

/** A backfill that runs. */
const RunningJob = StartedJob.extend({ force: z.boolean(), status: z.literal('running') })

/** A backfill that ended; one that a person cancelled is told as failed, and says so. */
const EndedJob = StartedJob.extend({
  completed_at: time,
  force: z.boolean(),
  status: z.enum(['complete', 'failed']),
  error: z.string().nullable(),
})

/** How far the store is, in the words of its document: a call is an event, a rollup a mart. */
export const EtlStatus = z.object({
  watcher: z.object({
    enabled: z.boolean(),
    running: z.union([z.boolean(), z.literal('unknown')]),
    last_refresh_ts: time.nullable(),
    seconds_since_refresh: count.nullable(),
    events_in_last_cycle: count.nullable(),
    lock_held_by: count.nullable().describe('process that reads and watches'),
  }),
  marts: z.object({
    daily: Mart,
    session: Mart,
    project: Mart,
    provider_day: Mart,
    model_day: Mart,
  }),
  events: z.object({
    total: count,
    max_id: count,
    by_provider: z.record(z.string(), count),
    by_cost_source: z
      .record(z.string(), count)
      .describe('`rate_card`: priced from the book; `unpriced`: the book has no price'),
  }),
  lag_seconds: count.describe(
    'files not yet in every part of the store; no seconds, as documented',
  ),
  health: z
    .enum(['live', 'syncing', 'stale', 'error'])
    .describe('`live`: library, rollups, full text and questions have all that was seen'),
  current_job: RunningJob.nullable(),
  last_job: EndedJob.nullable(),
})
export type EtlStatus = z.infer<typeof EtlStatus>

/** What can be asked of filling the store, at the paths of its document. */
export const etlOperations = defineOperations({
  'etl.refresh': {
    summary: 'Read what is new in the selected project, or in all, and say what it was',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: Refreshed,
    http: { method: 'POST', path: '/api/refresh', needsBody: true, invalidStatus: 422 },
  },
  'etl.status': {
    summary: 'How far watching, reading and the rollups are',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: EtlStatus,
    http: { method: 'GET', path: '/api/etl/status' },
  },
  'etl.backfill': {
    summary: 'Bring the store up to date in the background, or make its index anew',
    kind: 'command',
    access: 'local',
    input: z.object({
      force: z
        .boolean()
        .default(false)
        .describe('make the index anew from the library; else read what is new'),
    }),
    output: StartedJob,
    http: { method: 'POST', path: '/api/etl/backfill', status: 202, invalidStatus: 422 },
  },
})
