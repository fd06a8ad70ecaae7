import type { Pricer } from '#main/pricing/price-call.ts'
import type { ModelOutput } from './session-facts.ts'

/** Prices output alone. */
export type OutputCost = (output: ModelOutput | null) => number

const nothingElse = {
  input: 0,
  cacheWrite5m: 0,
  cacheWrite1h: 0,
  cacheRead: 0,
  webSearches: 0,
  fast: false,
  batch: false,
  geoUs: false,
}

/**
 * What tokens of output cost at list price, in US dollars; 0 where the model has no price or nothing
 * followed. An estimate: that a prompt was long, or the call fast or in a batch, is left out.
 */
export const createOutputCost =
  (price: Pricer): OutputCost =>
  (output) =>
    output === null
      ? 0
      : (price({ ...nothingElse, model: output.model, at: output.at, output: output.tokens }) ??
          0) / 1e9
