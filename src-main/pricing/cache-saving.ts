import type { CallTokens } from '#schema/transcript/facts.ts'
import type { Pricer } from './price-call.ts'

/** Tokens of some calls of one model at one time. */
export interface CachedTokens {
  readonly model: string
  /** UTC ms. */
  readonly at: number
  readonly cacheRead: number
  readonly cacheWrite5m: number
  readonly cacheWrite1h: number
}

/** Enough that a price per token is whole, few enough to be in the smallest band of prompts. */
const sampleTokens = 1000

const nothing = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  webSearches: 0,
}

/**
 * Nanodollars that the cache saved: what its tokens would have cost as input, less what reading and
 * writing them did; negative where more was written than it was worth, null for an unpriced model.
 * An estimate: at the standard price of the smallest band of prompts.
 */
export const cacheSaving = (price: Pricer, tokens: CachedTokens): number | null => {
  const { model, at } = tokens
  const perToken = (kind: keyof CallTokens): number | null => {
    const call = { ...nothing, [kind]: sampleTokens }
    const nano = price({ ...call, model, at, fast: false, batch: false, geoUs: false })
    return nano === null ? null : nano / sampleTokens
  }
  const input = perToken('input')
  if (input === null) return null
  const saved = (['cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const).map(
    (kind) => tokens[kind] * (input - (perToken(kind) ?? input)),
  )
  return saved.reduce((sum, nano) => sum + nano, 0)
}
