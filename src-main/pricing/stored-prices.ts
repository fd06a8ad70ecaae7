import { createHash } from 'node:crypto'
import { fetchedPrices, fetchedSetting, withFetched } from './fetched-prices.ts'
import { bundledPriceBook, type PriceBook, PriceOverrides } from './price-book.ts'
import { createPricer, type Pricer } from './price-call.ts'

/** Setting of the library under which a person's own prices are kept, as {@link PriceOverrides}. */
export const priceSetting = 'prices.overrides'

/** A pricer with a mark that differs when any of its prices does. */
export interface StoredPrices {
  readonly price: Pricer
  readonly mark: string
}

/** What a person says of prices; nothing where a setting is no longer understood. */
export const overridesOf = (setting: unknown): PriceOverrides => {
  const parsed = PriceOverrides.safeParse(setting ?? {})
  return parsed.success ? parsed.data : { rows: [], aliases: {} }
}

/** The bundled book, with what was fetched for models that it does not name. */
export const bookOf = (fetched: unknown): PriceBook =>
  withFetched(bundledPriceBook, fetchedPrices(fetched))

/**
 * Prices by the book and what is stored against it. A setting that is no longer understood
 * overrides nothing: the bundled prices are better than none.
 */
export const storedPrices = (setting: unknown, fetched: unknown = null): StoredPrices => {
  const overrides = overridesOf(setting)
  const book = bookOf(fetched)
  const text = JSON.stringify([book, overrides])
  return {
    price: createPricer(book, overrides),
    mark: createHash('sha256').update(text).digest('hex'),
  }
}

/** {@link storedPrices} of a library. */
export const pricesOfLibrary = (library: {
  readonly setting: (key: string) => unknown
}): StoredPrices => storedPrices(library.setting(priceSetting), library.setting(fetchedSetting))
