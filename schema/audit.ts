import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'
import { SessionId } from './sessions.ts'
import { UsageTotals } from './usage.ts'

/**
 * Why a record adds nothing to a total. `duplicate`: one more record of a call that is counted.
 * `replayed`: written again, by a compaction or in a copy of the session. `synthetic`: a stand-in
 * the agent wrote itself. `unparsable`: no JSON object. `tooLong`: kept but not parsed. `mirrored`:
 * a parent's progress record of a call that the subagent's own file holds.
 */
export const LeftOutReason = z.enum([
  'duplicate',
  'replayed',
  'synthetic',
  'unparsable',
  'tooLong',
  'mirrored',
])
/** Why a record adds nothing to a total. */
export type LeftOutReason = z.infer<typeof LeftOutReason>

/** What rows are asked for: the records that are counted, or those left out for a reason. */
export const AuditPart = z.enum(['counted', ...LeftOutReason.options])
/** What rows are asked for. */
export type AuditPart = z.infer<typeof AuditPart>

const count = z.number().int().nonnegative()

/** How many records were left out for a reason, and their size in the files. */
export const LeftOut = z.object({
  records: count,
  bytes: count.nullable().describe('null: not known for lines that could not be read'),
})
/** How many records were left out for a reason. */
export type LeftOut = z.infer<typeof LeftOut>

/** A record behind a total, or left out of it, with where it stands. */
export const AuditRow = z.object({
  sessionId: SessionId,
  path: z.string(),
  fileId: z.number().int().describe('for audit.line'),
  byteOffset: count,
  byteLength: count.nullable().describe('null: not known for a line that could not be read'),
  agentId: z.string().nullable().describe('null: the main transcript'),
  uuid: z.string().nullable().describe('opens it in the reader; a replay names its first writing'),
  at: z.number().nullable().describe('UTC ms'),
  model: z.string().nullable(),
  why: z.string().describe('in words'),
  owner: SessionId.nullable().describe('session that counts the call; null: no call'),
})
/** A record behind a total, or left out of it. */
export type AuditRow = z.infer<typeof AuditRow>

const Scope = Filter.extend({ session: SessionId.optional() })

const whole = (least: number, most: number) => z.coerce.number<number>().int().min(least).max(most)

/**
 * What can be asked of the records behind any total. Records belong to the session they stand in;
 * lines without a model or a time pass any model and any period.
 */
export const auditOperations = defineOperations({
  'audit.totals': {
    summary: 'A total with how many records make it, and how many were left out and why',
    kind: 'query',
    access: 'local',
    input: Scope,
    output: z.object({
      totals: UsageTotals,
      leftOut: z.record(LeftOutReason, LeftOut),
      unpriced: z
        .array(z.object({ model: z.string(), calls: count, tokens: count }))
        .describe('models without a price; costUsd lacks them'),
    }),
    http: { method: 'GET', path: '/api/app/audit/totals', repeated: filterLists },
  },
  'audit.rows': {
    summary: 'Records that make a total, or that were left out of it for one reason',
    kind: 'query',
    access: 'local',
    input: Scope.extend({
      part: AuditPart.default('counted'),
      offset: whole(0, 10_000_000).default(0),
      limit: whole(1, 500).default(100),
    }),
    output: z.object({ rows: z.array(AuditRow), total: count }),
    http: { method: 'GET', path: '/api/app/audit/rows', repeated: filterLists },
  },
  'audit.line': {
    summary: 'The text of an archived line as it stands in its file, cut at 64,000 bytes',
    kind: 'query',
    access: 'local',
    input: z.object({ fileId: whole(1, 1e12), byteOffset: whole(0, 1e15) }),
    output: z.object({ text: z.string(), isCut: z.boolean() }),
    http: { method: 'GET', path: '/api/app/audit/line' },
  },
})
