import { cacheBlock as cacheOf } from '#main/analysis/cache-block.ts'
import { addCalls, type CallSums, noCalls } from '#main/analysis/call-sums.ts'
import { isoTime, moneyOf } from '#main/analysis/document-shapes.ts'
import type { MessageSummary } from '#main/analysis/project-messages.ts'
import { shownPath } from '#main/analysis/project-slug.ts'
import { foldUsage } from '#main/analysis/session-usage.ts'
import type { DocumentedTokens } from '#schema/documented.ts'
import type { Statistics } from '#schema/statistics.ts'
import type { Figures } from './figures.ts'

/** Tokens of calls under their documented names. */
export const tokensOf = (sums: CallSums): DocumentedTokens => ({
  input: sums.input,
  output: sums.output,
  cache_creation: sums.cacheCreation,
  cache_read: sums.cacheRead,
})

/** A part of a whole in per cent, with one decimal; 0 of nothing. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10

/** How many records there are of each kind. */
export const countTypes = (messages: readonly MessageSummary[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { type } of messages) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

const totalOf = ({ usage }: Figures): CallSums =>
  usage.reduce((sum, { sums }) => addCalls(sum, sums), noCalls)

const nameOf = ({ project }: Figures): string => {
  const path = project.sessions.at(-1)?.projectPath ?? null
  return path === null ? project.slug : (shownPath('', path).split('/').at(-1) ?? project.slug)
}

/** What a project came to. */
export const overviewBlock = (figures: Figures): Statistics['overview'] => {
  const { project, messages, currency } = figures
  const times = messages.map(({ at }) => at).filter((at) => at > 0)
  const total = totalOf(figures)
  return {
    project_name: nameOf(figures),
    log_dir_name: project.slug,
    project_path: shownPath(project.slug, project.sessions.at(-1)?.projectPath ?? null),
    total_messages: messages.length,
    date_range: {
      start: isoTime(times.reduce((least, at) => Math.min(least, at), times[0] ?? 0) || null),
      end: isoTime(times.reduce((most, at) => Math.max(most, at), 0) || null),
    },
    sessions: project.sessions.length,
    message_types: countTypes(messages),
    total_tokens: tokensOf(total),
    total_cost: moneyOf(currency, total),
    unpriced_calls: total.unpriced,
  }
}

/** How often each tool was called and failed. */
export const toolsBlock = ({ project }: Figures): Statistics['tools'] => {
  const usage: Record<string, number> = {}
  const errors: Record<string, number> = {}
  for (const { facts } of project.parts) {
    for (const [name, { calls, errors: failed }] of Object.entries(facts.tools)) {
      usage[name] = (usage[name] ?? 0) + calls
      if (failed > 0) errors[name] = (errors[name] ?? 0) + failed
    }
  }
  const rates = Object.entries(usage).map(([name, calls]) => [name, (errors[name] ?? 0) / calls])
  return {
    usage_counts: usage,
    error_counts: errors,
    error_rates: Object.fromEntries(rates),
  }
}

/** How long sessions are. */
export const sessionsBlock = ({ project, messages }: Figures): Statistics['sessions'] => {
  const { sessions, parts } = project
  const durations = sessions.map(({ firstAt, lastAt }) => ((lastAt ?? 0) - (firstAt ?? 0)) / 1000)
  const mean = (sum: number): number => (sessions.length === 0 ? 0 : sum / sessions.length)
  return {
    count: sessions.length,
    average_duration_seconds: mean(durations.reduce((sum, one) => sum + one, 0)),
    average_messages: mean(messages.length),
    sessions_with_errors: parts.filter(({ facts }) => facts.errors.length > 0).length,
  }
}

/** What each model did; `count` are its calls, each once. */
export const modelsBlock = ({ usage, currency }: Figures): Statistics['models'] =>
  Object.fromEntries(
    [...foldUsage(usage, ({ model }) => model)].map(([model, sums]) => [
      model,
      {
        count: sums.calls,
        input_tokens: sums.input,
        output_tokens: sums.output,
        cache_creation_tokens: sums.cacheCreation,
        cache_read_tokens: sums.cacheRead,
        cost: moneyOf(currency, sums),
        unpriced_calls: sums.unpriced,
      },
    ]),
  )

/** Cost of all, and by model. */
export const costsBlock = (figures: Figures): Statistics['costs'] => ({
  total: moneyOf(figures.currency, totalOf(figures)),
  by_model: Object.fromEntries(
    Object.entries(modelsBlock(figures)).map(([model, { cost }]) => [model, cost]),
  ),
})

/** What the cache did: rates are of model calls, savings in tokens' worth of input. */
export const cacheBlock = (figures: Figures): Statistics['cache'] => {
  const total = totalOf(figures)
  const facts = figures.project.parts.map((part) => part.facts)
  const hits = facts.reduce((sum, { cacheHits }) => sum + cacheHits, 0)
  const cache = cacheOf(total)
  return {
    total_created: cache.created,
    total_read: cache.read,
    messages_with_cache_read: hits,
    messages_with_cache_created: facts.reduce((sum, { cacheWrites }) => sum + cacheWrites, 0),
    assistant_messages: total.calls,
    hit_rate: percent(hits, total.calls),
    efficiency: cache.efficiency,
    tokens_saved: cache.tokensSaved,
    cost_saved_base_units: cache.savedInputTokens,
    break_even_achieved: cache.brokeEven,
    cache_roi: cache.roi,
  }
}
