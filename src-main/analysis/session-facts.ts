import type { CallSums } from './call-sums.ts'
import { type CostPart, partsOf } from './cost-parts.ts'
import { type Efficiency, efficiencyOf } from './efficiency.ts'
import { findErrors } from './errors.ts'
import { type CallsById, groupInteractions, type Interaction, sumCalls } from './interactions.ts'
import { findRetries } from './retries.ts'
import { type SessionMessages, sessionMessages } from './session-messages.ts'
import type { CallRow, SessionRows } from './session-rows.ts'
import { type ToolPart, toolPartsOf } from './tool-parts.ts'

/** What is kept of an interaction: all of it but its rows. */
export interface InteractionFacts
  extends Omit<Interaction, 'records' | 'tools' | 'calls' | 'prompt'> {
  /** First 200 characters of what was asked, on one line. */
  readonly preview: string
  /** Characters of it that the index holds. */
  readonly indexedChars: number
  /** Calls of each tool, by its name. */
  readonly tools: Readonly<Record<string, number>>
  readonly toolCount: number
  readonly hasTaskTool: boolean
  /** Calls that look for something. */
  readonly searches: number
  /** Models of its calls, in order of their first. */
  readonly models: readonly string[]
  /** Its sums by quarter hour and model. */
  readonly parts: readonly CostPart[]
}

/** A price is a matter of a model and a time. */
export interface ModelOutput {
  readonly model: string
  readonly at: number
  readonly tokens: number
}

/** {@link RetrySignal} by the place of its interaction. */
export interface RetryFacts {
  readonly interaction: number
  readonly tool: string
  readonly consecutiveFailures: number
  readonly totalInvocations: number
  readonly wasted: ModelOutput
}

/** {@link ToolError} by the place of its interaction. */
export interface ErrorFacts {
  readonly interaction: number
  readonly tool: string
  readonly category: string
  readonly at: number | null
  readonly retry: ModelOutput | null
}

/** What follows from the rows of one session. */
export interface SessionFacts extends Efficiency {
  readonly interactions: readonly InteractionFacts[]
  /** Calls that belong to no interaction. */
  readonly loose: CallSums
  readonly looseParts: readonly CostPart[]
  /** What each tool had of the calls that used it; every call is in some of them. */
  readonly toolParts: readonly ToolPart[]
  readonly total: CallSums
  /** Calls that read something from the cache. */
  readonly cacheHits: number
  /** Calls that wrote something to it. */
  readonly cacheWrites: number
  readonly messages: SessionMessages
  readonly retries: readonly RetryFacts[]
  readonly errors: readonly ErrorFacts[]
  /** Calls and errors of each tool, by its name. */
  readonly tools: Readonly<Record<string, { readonly calls: number; readonly errors: number }>>
}

const previewLength = 200

const outputOf = (call: CallRow): ModelOutput => ({
  model: call.model,
  at: call.at,
  tokens: call.output,
})

const countNames = (names: readonly string[]): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return Object.fromEntries(counts)
}

const keep = (interaction: Interaction): InteractionFacts => {
  const { records: _records, tools, calls, prompt, ...kept } = interaction
  return {
    ...kept,
    preview: prompt
      .replaceAll(/\s*\n\s*/g, ' ')
      .slice(0, previewLength)
      .toWellFormed(),
    indexedChars: prompt.length,
    tools: countNames(tools.map(({ name }) => name)),
    toolCount: tools.length,
    hasTaskTool: tools.some(({ name }) => name === 'Task' || name === 'Agent'),
    searches: tools.filter(({ is_search }) => is_search === 1).length,
    models: [...new Set(calls.map(({ model }) => model))],
    parts: partsOf(calls),
  }
}

const retriesOf = (interaction: Interaction, place: number, calls: CallsById): RetryFacts[] =>
  findRetries(interaction, calls).map(
    ({ tool, consecutiveFailures, totalInvocations, wastedTokens }) => ({
      interaction: place,
      tool,
      consecutiveFailures,
      totalInvocations,
      wasted: {
        model: interaction.model ?? '',
        at: interaction.startAt ?? 0,
        tokens: wastedTokens,
      },
    }),
  )

const errorsOf = (interaction: Interaction, place: number, calls: CallsById): ErrorFacts[] =>
  findErrors(interaction, calls).map(({ tool, category, at, retry }) => ({
    interaction: place,
    tool,
    category,
    at,
    retry: retry && outputOf(retry),
  }))

const toolsOf = ({ tools }: SessionRows): SessionFacts['tools'] => {
  const found = new Map<string, { calls: number; errors: number }>()
  for (const { name, is_error } of tools) {
    const known = found.get(name) ?? { calls: 0, errors: 0 }
    found.set(name, { calls: known.calls + 1, errors: known.errors + is_error })
  }
  return Object.fromEntries(found)
}

/** Makes the facts of a session from its rows. */
export const sessionFacts = (rows: SessionRows): SessionFacts => {
  const { list, loose } = groupInteractions(rows)
  const calls = new Map(rows.calls.map((call) => [call.id, call]))
  return {
    interactions: list.map(keep),
    loose: sumCalls(loose),
    looseParts: partsOf(loose),
    toolParts: toolPartsOf(rows),
    total: sumCalls(rows.calls),
    cacheHits: rows.calls.filter(({ cache_read }) => cache_read > 0).length,
    cacheWrites: rows.calls.filter(({ cache_creation }) => cache_creation > 0).length,
    messages: sessionMessages(rows),
    retries: list.flatMap((one, place) => retriesOf(one, place, calls)),
    errors: list.flatMap((one, place) => errorsOf(one, place, calls)),
    tools: toolsOf(rows),
    ...efficiencyOf(rows),
  }
}
