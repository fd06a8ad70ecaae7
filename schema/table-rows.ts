import { z } from 'zod'
import { ErrorCategory, ProjectWeek } from './project-detail.ts'
import { SearchHit } from './search.ts'
import { SessionId } from './sessions.ts'
import { UsageTotals } from './usage.ts'

// Rows of tables that no question answers as they stand on the screen.

const count = z.number().int().nonnegative()

/** What one kind of token came to, estimated. */
export const KindRow = z.object({ kind: z.string(), amount: count, costUsd: z.number() })

/** Sessions whose cost lies in a range. */
export const BinRow = z.object({
  fromUsd: z.number(),
  toUsd: z.number().describe('not included'),
  sessions: count,
  costUsd: z.number(),
})

/** What the same tokens would have cost on a model. */
export const WhatIfRow = z.object({ model: z.string(), costUsd: z.number() })

/** Failed tool calls of one category of a project; each tool with its errors in words. */
export const CategoryRow = ErrorCategory.omit({ tools: true }).extend({
  tools: z.array(z.string()),
})

/** A week of a project. */
export const WeekRow = z
  .object({ week: z.enum(['current', 'prior']) })
  .extend(ProjectWeek.omit({ cost: true, costPerCommand: true }).shape)
  .extend({ costUsd: z.number(), costPerCommandUsd: z.number() })

/** A tool of two sessions that are compared. */
export const ToolPairRow = z.object({
  tool: z.string(),
  callsA: count,
  errorsA: count,
  callsB: count,
  errorsB: count,
})

/** A model of one of two sessions that are compared. */
export const SessionModelRow = z
  .object({ session: SessionId, model: z.string() })
  .extend(UsageTotals.shape)

/** A UTC day of the trends. */
export const TrendDayRow = z.object({
  date: z.string(),
  sessions: count,
  costUsd: z.number(),
  utilizationPercent: z.number().nullable(),
})

/** Calls of one name and how they ended. */
export const OutcomeRow = z.object({ name: z.string(), success: count, errors: count })

/** How often one name was met. */
export const CountRow = z.object({ name: z.string(), count })

/** A figure of a session's cards. */
export const CardFigureRow = z.object({
  card: z.string(),
  figure: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
})

/** Records left out of every total for a reason. */
export const LeftOutRow = z.object({
  reason: z.string(),
  records: count,
  bytes: count.nullable(),
})

/** A model whose calls have no price. */
export const UnpricedRow = z.object({ model: z.string(), calls: count, tokens: count })

/** A kind of record without a name, and where it was first met. */
export const DriftRow = z.object({
  kind: z.string(),
  records: count,
  files: count,
  firstPath: z.string().nullable(),
  firstLine: z.number().nullable(),
})

/** A name that a model is charged by. */
export const AliasRow = z.object({ from: z.string(), to: z.string() })

/** A record that holds what was looked for; its snippet as plain text. */
export const HitRow = SearchHit.omit({ snippet: true }).extend({ snippet: z.string() })
/** A record that holds what was looked for. */
export type HitRow = z.infer<typeof HitRow>
