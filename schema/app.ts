import { z } from 'zod'
import { EngineHealth } from './events.ts'
import { IngestProgress } from './ingest.ts'
import { defineOperations } from './operation.ts'

/** Liveness, the union of what the served documents say of `GET /health`. */
export const Health = z.object({
  status: z.literal('ok'),
  timestamp: z.string().describe('ISO 8601, UTC'),
  uptime: z.number().describe('seconds'),
  version: z.string(),
  components: z.object({
    database: z.object({
      status: z.enum(['up', 'down']),
      latency: z.number().optional().describe('ms that one question took'),
      error: z.string().optional(),
    }),
    redis: z.object({
      status: z.literal('unused').describe('there is no such server here, and none is needed'),
    }),
  }),
})
export type Health = z.infer<typeof Health>

/** Which services can answer; false: its endpoints answer 503, with what to do about it. */
export const Services = z.object({
  status: z.literal('ok'),
  services: z.object({
    search: z.boolean(),
    tags: z.boolean(),
    qa: z.boolean(),
    bookmarks: z.boolean(),
    pricing: z.boolean(),
  }),
})
export type Services = z.infer<typeof Services>

/** What the frame shows of the program itself. */
export const AppStatus = z.object({
  version: z.string(),
  dataDir: z.string(),
  watching: z.boolean(),
  isSample: z.boolean().describe('made-up sessions answer, not a person’s own'),
  ingest: IngestProgress,
  engine: EngineHealth,
  counts: z.object({
    sessions: z.number().int(),
    messages: z.number().int(),
    calls: z.number().int(),
    problems: z.number().int().describe('lines that could not be read'),
  }),
  unknownRecords: z
    .array(z.object({ kind: z.string(), count: z.number().int() }))
    .describe('records this version has no name for, kept and counted'),
})
export type AppStatus = z.infer<typeof AppStatus>

/** Where data lies and how much of it there is. */
export const Storage = z.object({
  dataDir: z.string(),
  files: z.array(
    z.object({
      kind: z.enum(['library', 'index', 'text']),
      path: z.string().describe('of the first where it lies in several files'),
      bytes: z.number().int().nonnegative().describe('its write-ahead log included'),
    }),
  ),
  flag: z.string().describe('option of the command line that names another folder'),
  variable: z.string().describe('variable of the environment that does'),
})
export type Storage = z.infer<typeof Storage>

/** What can be asked of the program itself. */
export const appOperations = defineOperations({
  'app.health': {
    summary: 'Whether the program is up',
    kind: 'query',
    access: 'public',
    input: z.object({}),
    output: Health,
    http: { method: 'GET', path: '/health' },
  },
  'app.services': {
    summary: 'Which services are up',
    kind: 'query',
    access: 'public',
    input: z.object({}),
    output: Services,
    http: { method: 'GET', path: '/api/health' },
  },
  'app.status': {
    summary: 'Freshness, counts and where data lies',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: AppStatus,
    http: { method: 'GET', path: '/api/app/status' },
  },
  'app.storage': {
    summary: 'Where a person’s data lies, how large it is and how to move it',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: Storage,
    http: { method: 'GET', path: '/api/app/storage' },
  },
  'app.events': {
    summary:
      'Notices as they happen, as server-sent events named as in the notice table; the first, `stream.opened`, says for how long there was none',
    kind: 'stream',
    access: 'local',
    input: z.object({}),
    output: z.object({}),
    http: { method: 'GET', path: '/api/app/events' },
  },
})
