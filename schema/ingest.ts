import { z } from 'zod'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()

/** What one pass over the sources did. */
export const IngestReport = z.object({
  files: count.describe('transcript files looked at'),
  changedFiles: count.describe('files with new bytes'),
  lines: count.describe('lines of all files looked at'),
  bytes: count.describe('bytes of all files looked at'),
  newLines: count,
  newBytes: count,
  sessions: count.describe('sessions in the store after the pass'),
  messages: count.describe('messages in the store after the pass'),
  calls: count.describe('model calls in the store after the pass, each counted once'),
  problems: count.describe('lines that could not be read, over all files looked at'),
  unreadableFiles: z.array(z.object({ path: z.string(), reason: z.string() })),
  elapsedMs: z.number().nonnegative(),
})
export type IngestReport = z.infer<typeof IngestReport>

/** What lies in one config folder, as the last look through all of them found it. */
export const FoundInFolder = z.object({
  path: z.string(),
  files: count.describe('transcripts in it'),
  bytes: count,
})
export type FoundInFolder = z.infer<typeof FoundInFolder>

/**
 * How far reading is. `live` means everything seen so far is in the numbers; `stopped` that a
 * person ended the reading early, and that only what is new is still read.
 */
export const IngestProgress = z.object({
  phase: z.enum(['starting', 'reading', 'stopped', 'live']),
  filesDone: count,
  filesTotal: count,
  bytesDone: count,
  bytesTotal: count,
  startedAt: z.number().nullable().describe('UTC ms at which the last long look began'),
  asOf: z.number().nullable().describe('UTC ms of the end of the last pass'),
  trouble: z.string().nullable().describe('why the last pass could not go on, for a person'),
  found: z.array(FoundInFolder).describe('by folder; empty before the first look has ended'),
})
export type IngestProgress = z.infer<typeof IngestProgress>

/** Before the first look at the sources. */
export const noProgress: IngestProgress = {
  phase: 'starting',
  filesDone: 0,
  filesTotal: 0,
  bytesDone: 0,
  bytesTotal: 0,
  startedAt: null,
  asOf: null,
  trouble: null,
  found: [],
}

/** What can be asked of reading. */
export const ingestOperations = defineOperations({
  'ingest.run': {
    summary: 'Look through all sources now and read what is new',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: IngestReport,
    http: { method: 'POST', path: '/api/app/ingest' },
  },
  'ingest.cancel': {
    summary: 'Stop reading; what was read stays, and what is appended from now on still shows',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({ stopped: z.boolean().describe('false: there was nothing left to stop') }),
    http: { method: 'POST', path: '/api/app/ingest/cancel' },
  },
})
