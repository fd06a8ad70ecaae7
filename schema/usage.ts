import { z } from 'zod'
import { Day, Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'

const count = z.number().int().nonnegative()

/**
 * Sums over model calls, each counted once over all files.
 * `inputTokens` is the uncached part; a prompt's size is input + cache read + cache writes.
 */
export const UsageTotals = z.object({
  calls: count,
  inputTokens: count,
  outputTokens: count.describe('includes thinking'),
  cacheWrite5mTokens: count,
  cacheWrite1hTokens: count,
  cacheReadTokens: count,
  webSearches: count,
  costUsd: z
    .number()
    .nullable()
    .describe('US dollars at list price; null when there are calls and every one is unpriced'),
  unpricedCalls: count.describe('calls whose model the price book does not know; not in costUsd'),
  unfinalisedCalls: count.describe('calls whose last record never came: a lower bound'),
})
export type UsageTotals = z.infer<typeof UsageTotals>

/** What a usage report is grouped by. Days are local days of the asked time zone. */
export const UsageGrouping = z.enum(['day', 'model', 'project', 'session', 'provider'])
export type UsageGrouping = z.infer<typeof UsageGrouping>

/** One group of a report; `key` is a day, a model id, a project key, a session or provider id. */
export const UsageRow = UsageTotals.extend({
  key: z.string(),
  label: z.string().describe('what a person reads: project name, session title, else the key'),
})
export type UsageRow = z.infer<typeof UsageRow>

/** Totals and rows that add up to them. */
export const UsageReport = z.object({
  by: UsageGrouping,
  timezone: z.string(),
  totals: UsageTotals,
  rows: z.array(UsageRow),
})
export type UsageReport = z.infer<typeof UsageReport>

/** Headline figures of the Overview. */
export const UsageOverview = z.object({
  timezone: z.string(),
  totals: UsageTotals,
  sessions: count,
  activeDays: count.describe('local days with at least one call'),
  firstDay: Day.nullable(),
  lastDay: Day.nullable(),
})
export type UsageOverview = z.infer<typeof UsageOverview>

/** One cell of the day × model matrix. */
export const UsageCell = UsageTotals.extend({ day: Day, model: z.string() })
export type UsageCell = z.infer<typeof UsageCell>

/** Day × model cells in order of day; days without calls are absent. */
export const UsageDaily = z.object({ timezone: z.string(), cells: z.array(UsageCell) })
export type UsageDaily = z.infer<typeof UsageDaily>

/** One hour of the week; `weekday` 0 is Monday, in the zone of the answer. */
export const UsageHour = UsageTotals.extend({
  weekday: z.number().int().min(0).max(6),
  hour: z.number().int().min(0).max(23),
})
/** One hour of the week. */
export type UsageHour = z.infer<typeof UsageHour>

/** What one tool came to: a call's cost is split equally over the different tools it used. */
export const UsageTool = z.object({
  tool: z.string().nullable().describe('null: calls that used no tool'),
  uses: count.describe('how often it was called'),
  calls: count.describe('model calls that used it; one that used several counts for each'),
  unpricedCalls: count,
  costUsd: z.number().nullable().describe('null when every one of its calls is unpriced'),
})
/** What one tool came to. */
export type UsageTool = z.infer<typeof UsageTool>

/** What the prompt cache did. */
export const UsageCache = z.object({
  hitRate: z.number().nullable().describe('cache read / all prompt tokens; null without a prompt'),
  readTokens: count,
  writtenTokens: count,
  savedUsd: z
    .number()
    .nullable()
    .describe(
      'estimate: reads × (input − read price) − writes × (write − input price); null: unpriced',
    ),
})
/** What the prompt cache did. */
export type UsageCache = z.infer<typeof UsageCache>

/** A file to save: its name, media type and text. */
export const TextFile = z.object({ fileName: z.string(), mediaType: z.string(), text: z.string() })
export type TextFile = z.infer<typeof TextFile>

/** Form of an exported file. */
export const ExportFormat = z.enum(['csv', 'json'])
/** Form of an exported file. */
export type ExportFormat = z.infer<typeof ExportFormat>

/** What can be asked of usage and cost. */
export const usageOperations = defineOperations({
  'usage.overview': {
    summary: 'Headline totals, sessions and active days',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: UsageOverview,
    http: { method: 'GET', path: '/api/app/usage/overview', repeated: filterLists },
  },
  'usage.report': {
    summary: 'Usage and cost by day, model, project, session or provider',
    kind: 'query',
    access: 'local',
    input: Filter.extend({ by: UsageGrouping.default('day') }),
    output: UsageReport,
    http: { method: 'GET', path: '/api/app/usage/report', repeated: filterLists },
  },
  'usage.daily': {
    summary: 'Usage and cost per local day and model',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: UsageDaily,
    http: { method: 'GET', path: '/api/app/usage/daily', repeated: filterLists },
  },
  'usage.hours': {
    summary: 'Usage and cost per weekday and hour; hours without calls are absent',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: z.object({ timezone: z.string(), hours: z.array(UsageHour) }),
    http: { method: 'GET', path: '/api/app/usage/hours', repeated: filterLists },
  },
  'usage.tools': {
    summary: 'Cost and uses of each tool, most expensive first; costs add up to the total',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: z.object({ totals: UsageTotals, rows: z.array(UsageTool) }),
    http: { method: 'GET', path: '/api/app/usage/tools', repeated: filterLists },
  },
  'usage.cache': {
    summary: 'How much of the prompts came from the cache, and what that saved',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: UsageCache,
    http: { method: 'GET', path: '/api/app/usage/cache', repeated: filterLists },
  },
})
