import { asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { CostStateFacts, ModelCostFacts } from '#schema/transcript/facts.ts'

/** No session costs ten million dollars; a larger figure is a mistake of who wrote it. */
const mostUsd = 1e7

/** Dollars as whole nanodollars; null where there is no credible figure. */
const asNano = (value: unknown): number | null => {
  const usd = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof usd === 'number' && usd >= 0 && usd <= mostUsd ? Math.round(usd * 1e9) : null
}

/** A sum over a whole session, whole and not negative; numbers written as text count, else 0. */
const asSum = (value: unknown): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && number > 0 && number < 1e15 ? Math.floor(number) : 0
}

const readModel = ([model, value]: [string, unknown]): ModelCostFacts[] => {
  const usage = asObject(value)
  const name = asText(model)
  if (!usage || !name) return []
  return [
    {
      model: name.slice(0, 200),
      costNano: asNano(usage.costUSD),
      input: asSum(usage.inputTokens),
      output: asSum(usage.outputTokens),
      cacheRead: asSum(usage.cacheReadInputTokens),
      cacheWrite: asSum(usage.cacheCreationInputTokens),
      webSearches: asSum(usage.webSearchRequests),
    },
  ]
}

/** Models of one session that are kept. */
const mostModels = 100

/** What a `cost-state` record says a session came to so far; null where it names no total. */
export const readCostState = (record: Json): CostStateFacts | null => {
  const costNano = asNano(record.totalCostUSD)
  if (costNano === null) return null
  return {
    costNano,
    hasUnknownModelCost: record.hasUnknownModelCost === true,
    apiMs: asSum(record.totalAPIDuration),
    toolMs: asSum(record.totalToolDuration),
    totalMs: asSum(record.totalDuration),
    linesAdded: asSum(record.totalLinesAdded),
    linesRemoved: asSum(record.totalLinesRemoved),
    models: Object.entries(asObject(record.modelUsage) ?? {})
      .slice(0, mostModels)
      .flatMap(readModel),
  }
}
