import type { Pricer } from './price-call.ts'
import { pricesOfLibrary } from './stored-prices.ts'
import { createFindRates, type FindRates } from './token-rates.ts'

interface Prices {
  readonly mark: string
  readonly price: Pricer
  readonly findRates: FindRates
}

const kept = new WeakMap<object, Prices>()

/** Prices as they hold for a library; rates once found are kept until a price changes. */
export const libraryPrices = (library: { readonly setting: (key: string) => unknown }): Prices => {
  const { price, mark } = pricesOfLibrary(library)
  const known = kept.get(library)
  if (known?.mark === mark) return known
  const made = { mark, price, findRates: createFindRates(price) }
  kept.set(library, made)
  return made
}
