import { z } from 'zod'
import { Filter, filterLists } from './filter.ts'
import { defineOperations } from './operation.ts'
import { UsageTotals } from './usage.ts'

const count = z.number().int().nonnegative()
const usd = z.number().describe('US dollars')
const paidUsd = usd.nullable().describe('US dollars; null: every call is unpriced')

const page = {
  offset: z.coerce.number<number>().int().min(0).default(0),
  limit: z.coerce.number<number>().int().min(1).max(200).default(10),
}

/** What costs are ranked by. Days are local days of the asked time zone. */
export const CostGrouping = z.enum(['model', 'project', 'session', 'tool', 'day'])
/** What costs are ranked by. */
export type CostGrouping = z.infer<typeof CostGrouping>

/** What one of them came to; `key` is a model id, a project key, a session id, a tool or a day. */
export const CostShare = z.object({
  key: z.string().describe('empty for calls that used no tool'),
  label: z.string(),
  costUsd: paidUsd,
  unpricedCalls: count,
  unfinalisedCalls: count.describe('without a final count: what they cost is a lower bound'),
  tokens: count.describe('of all kinds; by tool not split, so that they add up to more'),
  calls: count.describe('model calls; by tool how often it was called'),
})
/** What one of them came to. */
export type CostShare = z.infer<typeof CostShare>

/** Kinds of what is paid for. */
export const CostKind = z.enum([
  ...(['inputTokens', 'outputTokens', 'cacheReadTokens'] as const),
  ...(['cacheWrite5mTokens', 'cacheWrite1hTokens', 'webSearches'] as const),
])
/** Kinds of what is paid for. */
export type CostKind = z.infer<typeof CostKind>

/** Where the money of some calls went by kind of token, and what the cache did for it. */
export const CostComposition = z.object({
  totals: UsageTotals,
  kinds: z
    .array(z.object({ kind: CostKind, amount: count, costUsd: usd }))
    .describe(
      'estimated: what each call cost is divided as its list prices are; adds up to the cost',
    ),
  cache: z.object({
    readTokens: count,
    writtenTokens: count,
    readShare: z.number().describe('of all tokens of prompts, 0 to 1'),
    paidUsd: usd.describe('for reading and writing, estimated'),
    uncachedUsd: usd.describe('for the same tokens as plain input, estimated'),
    savedUsd: usd.describe('the difference; negative where the cache cost more than it saved'),
  }),
})
/** Where the money of some calls went by kind of token. */
export type CostComposition = z.infer<typeof CostComposition>

const CommandPlace = z.object({
  interactionId: z.string(),
  sessionId: z.string(),
  agentId: z.string().nullable().describe('the subagent that was asked; null: the main agent'),
  place: count.describe('of what was asked, in its transcript'),
  at: z.number().nullable().describe('UTC ms'),
  preview: z.string(),
})

/** What one thing asked came to, of the calls that pass the filter. */
export const ExpensiveCommand = CommandPlace.extend({
  session: z.string().describe('its title'),
  projectKey: z.string(),
  models: z.array(z.string()),
  steps: count,
  tools: count,
  errors: count,
  costUsd: paidUsd,
  unpricedCalls: count,
  tokens: count,
})
/** What one thing asked came to. */
export type ExpensiveCommand = z.infer<typeof ExpensiveCommand>

/** What commands can be sorted by. */
export const CommandSort = z.enum(['cost', 'tokens', 'tools', 'steps', 'time'])
/** What commands can be sorted by. */
export type CommandSort = z.infer<typeof CommandSort>

/** A tool that failed and was called again. */
export const RetryRow = CommandPlace.extend({
  tool: z.string(),
  consecutiveFailures: count,
  totalInvocations: count,
  wastedTokens: count,
  costUsd: usd.describe('estimated: the output of answers whose calls failed'),
})
/** A tool that failed and was called again. */
export type RetryRow = z.infer<typeof RetryRow>

/** Failed tool calls of one kind. */
export const ErrorGroup = z.object({
  name: z.string(),
  errors: count,
  tokens: count,
  costUsd: usd.describe('estimated: the output of the answer after each'),
})
/** Failed tool calls of one kind. */
export type ErrorGroup = z.infer<typeof ErrorGroup>

const CostBin = z.object({
  fromUsd: usd,
  toUsd: usd.describe('not included'),
  sessions: count,
  costUsd: usd,
})

/** How the cost of sessions is spread; sessions without a price are left out and counted. */
export const CostDistribution = z.object({
  sessions: count,
  unpricedSessions: count,
  totalUsd: usd,
  meanUsd: usd,
  p50: usd,
  p90: usd,
  p99: usd,
  maxUsd: usd,
  topTenthShare: z.number().describe('of the cost, that the dearest tenth of sessions has; 0 to 1'),
  bins: z.array(CostBin),
  unusualAboveUsd: usd.nullable().describe('null: too few sessions to say what is usual'),
  unusual: z
    .array(z.object({ sessionId: z.string(), title: z.string(), costUsd: usd }))
    .describe('sessions that cost more than that, dearest first, at most ten'),
})
/** How the cost of sessions is spread. */
export type CostDistribution = z.infer<typeof CostDistribution>

/** What the same tokens would have cost at today's prices of other models. */
export const WhatIf = z.object({
  costUsd: paidUsd.describe('what was charged, by the prices of its time'),
  unpricedCalls: count,
  calls: count,
  rows: z.array(z.object({ model: z.string(), costUsd: usd })).describe('cheapest first'),
})
/** What the same tokens would have cost at today's prices of other models. */
export type WhatIf = z.infer<typeof WhatIf>

/** What the Costs screen asks. */
export const costScreenOperations = defineOperations({
  'costs.shares': {
    summary: 'Cost by model, project, session, tool or day, greatest first, in pages',
    kind: 'query',
    access: 'local',
    input: Filter.extend({ by: CostGrouping.default('model'), ...page }),
    output: z.object({
      by: CostGrouping,
      totalUsd: usd.describe('of all of them, those on other pages included'),
      total: count,
      rows: z.array(CostShare),
    }),
    http: { method: 'GET', path: '/api/app/costs/shares', repeated: filterLists },
  },
  'costs.composition': {
    summary: 'Cost by kind of token, and what the cache saved',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: CostComposition,
    http: { method: 'GET', path: '/api/app/costs/composition', repeated: filterLists },
  },
  'costs.commands': {
    summary: 'What was asked and what each came to, in pages',
    kind: 'query',
    access: 'local',
    input: Filter.extend({
      sort: CommandSort.default('cost'),
      order: z.enum(['asc', 'desc']).default('desc'),
      ...page,
    }),
    output: z.object({
      total: count,
      totalUsd: usd.describe('of all commands'),
      looseUsd: usd.describe('of calls before anything was asked; with `totalUsd` all there is'),
      rows: z.array(ExpensiveCommand),
    }),
    http: { method: 'GET', path: '/api/app/costs/commands', repeated: filterLists },
  },
  'costs.retries': {
    summary: 'Tools that failed and were called again, and what that cost',
    kind: 'query',
    access: 'local',
    input: Filter.extend(page),
    output: z.object({
      total: count,
      wastedTokens: count,
      costUsd: usd.describe('estimated'),
      rows: z.array(RetryRow),
    }),
    http: { method: 'GET', path: '/api/app/costs/retries', repeated: filterLists },
  },
  'costs.errors': {
    summary: 'Failed tool calls by kind and tool, and what they cost',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: z.object({
      total: count,
      tokens: count,
      costUsd: usd.describe('estimated'),
      byCategory: z.array(ErrorGroup),
      byTool: z.array(ErrorGroup).describe('the twelve that cost the most'),
    }),
    http: { method: 'GET', path: '/api/app/costs/errors', repeated: filterLists },
  },
  'costs.distribution': {
    summary: 'How the cost of sessions is spread',
    kind: 'query',
    access: 'local',
    input: Filter,
    output: CostDistribution,
    http: { method: 'GET', path: '/api/app/costs/distribution', repeated: filterLists },
  },
  'costs.whatIf': {
    summary: "The same tokens at today's prices of every model",
    kind: 'query',
    access: 'local',
    input: Filter,
    output: WhatIf,
    http: { method: 'GET', path: '/api/app/costs/what-if', repeated: filterLists },
  },
})
