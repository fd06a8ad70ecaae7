import { bundledPriceBook } from './price-book.ts'
import type { PricedCall, Pricer } from './price-call.ts'

/** Nanodollars for one token of each kind, in a prompt of a certain size. */
export interface TokenRates {
  readonly input: number
  readonly output: number
  readonly cacheWrite5m: number
  readonly cacheWrite1h: number
  readonly cacheRead: number
}

/** Rates of a model at a time (UTC ms) for prompts of a size; null where it has no price then. */
export type FindRates = (model: string, at: number, promptTokens: number) => TokenRates | null

const noTokens = {
  input: 0,
  output: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  cacheRead: 0,
  webSearches: 0,
  fast: false,
  batch: false,
  geoUs: false,
}

/** Nanodollars of one web search, whatever the model. */
export const searchNano = (bundledPriceBook.webSearchPerThousand * 1e9) / 1000

const million = 1_000_000

/**
 * Takes rates out of prices: what a prompt of that size costs when it is all of one kind, and what
 * output adds to it. That way bands, aliases and prices of one's own are in them.
 */
export const createFindRates = (price: Pricer): FindRates => {
  const known = new Map<string, TokenRates | null>()
  const find: FindRates = (model, at, promptTokens) => {
    const cost = (tokens: Partial<PricedCall>) => price({ ...noTokens, model, at, ...tokens })
    const prompt = cost({ input: promptTokens })
    if (prompt === null) return null
    const each = (nano: number | null): number => (nano ?? 0) / promptTokens
    return {
      input: each(prompt),
      output: ((cost({ input: promptTokens, output: million }) ?? prompt) - prompt) / million,
      cacheWrite5m: each(cost({ cacheWrite5m: promptTokens })),
      cacheWrite1h: each(cost({ cacheWrite1h: promptTokens })),
      cacheRead: each(cost({ cacheRead: promptTokens })),
    }
  }
  return (model, at, promptTokens) => {
    const key = `${at} ${promptTokens} ${model}`
    const found = known.get(key)
    if (found !== undefined) return found
    const rates = find(model, at, promptTokens)
    known.set(key, rates)
    return rates
  }
}
