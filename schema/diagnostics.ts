import { z } from 'zod'
import { LeftOutReason } from './audit.ts'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'

const count = z.number().int().nonnegative()

/** Rows that a count on the Diagnostics screen stands for. */
export const DiagnosticSet = z.enum([
  ...LeftOutReason.options,
  'drift',
  'unfinalised',
  'unpriced',
  'files',
])
export type DiagnosticSet = z.infer<typeof DiagnosticSet>

/** One thing in a transcript, with its place there and where the reader shows it. */
export const DiagnosticRow = z.object({
  path: z.string(),
  sessionId: z.string(),
  agentId: z.string().nullable().describe('null: the main transcript'),
  seq: z
    .number()
    .int()
    .nullable()
    .describe('record to stand at, or the last one before it; null: none'),
  line: z.number().int().nullable().describe('line of the file, from 1; null: the file as a whole'),
  offset: z.number().int().nullable().describe('bytes of the file before it'),
  at: z.number().nullable().describe('UTC ms; null: not recorded'),
  what: z.string().describe('kind of record, model, or reason'),
  records: count.describe('records of the file it stands for'),
  deletedAtSource: z.boolean(),
})
export type DiagnosticRow = z.infer<typeof DiagnosticRow>

const session = SessionId.optional().describe('this session alone')

/** What was not understood, and how much was read; what was left out is told by `audit.totals`. */
export const Diagnostics = z.object({
  drift: z
    .array(
      z.object({
        kind: z.string(),
        records: count,
        files: count,
        first: DiagnosticRow.nullable(),
      }),
    )
    .describe('kinds of records this version has no name for, most frequent first, at most 50'),
  files: z.object({ count, lines: count, bytes: count, deletedAtSource: count }),
})
export type Diagnostics = z.infer<typeof Diagnostics>

/** What can be asked of how well transcripts were understood. */
export const diagnosticsOperations = defineOperations({
  'diagnostics.get': {
    summary: 'Which records have no name and where they were first seen, and what was read',
    kind: 'query',
    access: 'local',
    input: z.object({ session }),
    output: Diagnostics,
    http: { method: 'GET', path: '/api/app/diagnostics' },
  },
  'diagnostics.rewritten': {
    summary: 'Calls that rewritten transcripts told of before, and that no total counts',
    kind: 'query',
    access: 'local',
    input: z.object({ session }),
    output: z.object({
      calls: count.describe('calls of earlier generations that no transcript tells of now'),
      files: z
        .array(
          z.object({
            path: z.string(),
            sessionId: z.string(),
            calls: count,
            generations: count.describe('earlier ones'),
          }),
        )
        .describe('files with such calls, most first, at most 50'),
      unread: count.describe('rewritten files that were too much to be looked into'),
    }),
    http: { method: 'GET', path: '/api/app/diagnostics/rewritten' },
  },
  'diagnostics.rows': {
    summary: 'The rows behind a count of the diagnostics, each with its line and its record',
    kind: 'query',
    access: 'local',
    input: z.object({
      set: DiagnosticSet,
      what: z.string().max(300).optional().describe('this kind of record or model alone'),
      session,
      limit: z.coerce.number<number>().int().min(1).max(200).default(100),
      offset: z.coerce.number<number>().int().nonnegative().default(0),
    }),
    output: z.object({ total: count.describe('rows in all'), rows: z.array(DiagnosticRow) }),
    http: { method: 'GET', path: '/api/app/diagnostics/rows' },
  },
})
