import { createHash } from 'node:crypto'
import { bundledPriceBook, PriceOverrides } from './price-book.ts'
import { createPricer, type Pricer } from './price-call.ts'

/** Setting of the library under which a person's own prices are kept, as {@link PriceOverrides}. */
export const priceSetting = 'prices.overrides'

/** A pricer with a mark that differs when any of its prices does. */
export interface StoredPrices {
  readonly price: Pricer
  readonly mark: string
}

/**
 * Prices by the bundled book and what is stored against it. A setting that is no longer understood
 * overrides nothing: the bundled prices are better than none.
 */
export const storedPrices = (setting: unknown): StoredPrices => {
  const parsed = PriceOverrides.safeParse(setting ?? {})
  const overrides = parsed.success ? parsed.data : { rows: [], aliases: {} }
  const text = JSON.stringify([bundledPriceBook, overrides])
  return {
    price: createPricer(bundledPriceBook, overrides),
    mark: createHash('sha256').update(text).digest('hex'),
  }
}
