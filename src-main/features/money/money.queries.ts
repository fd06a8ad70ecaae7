import {
  chosenCurrency,
  currencyBlock,
  ratesOf,
  type SettingReader,
} from '#main/pricing/currency.ts'
import { fetchedPrices, fetchedSetting } from '#main/pricing/fetched-prices.ts'
import { bundledPriceBook, type PriceOverrides } from '#main/pricing/price-book.ts'
import { ownPrices, pricedModels, priceList } from '#main/pricing/price-list.ts'
import { codesWithRate } from '#main/pricing/rate-table.ts'
import { bookOf, overridesOf, priceSetting } from '#main/pricing/stored-prices.ts'
import type { Prices, PriceTable, Rates } from '#schema/money.ts'

/** What a person says of prices, as a library keeps it. */
export const overridesIn = (library: SettingReader): PriceOverrides =>
  overridesOf(library.setting(priceSetting))

const fetchedIn = (library: SettingReader) => fetchedPrices(library.setting(fetchedSetting))

const staleMs = 30 * 86_400_000

/** Prices per token as they hold at a time (UTC ms), with their age. */
export const priceTable = (library: SettingReader, now: number): PriceTable => {
  const fetched = fetchedIn(library)
  const at = fetched?.fetchedAt ?? Date.parse(bundledPriceBook.asOf)
  return {
    pricing: priceList(bookOf(fetched), overridesIn(library), now),
    source: fetched ? 'litellm' : 'bundled',
    timestamp: new Date(at).toISOString(),
    is_stale: now - at > staleMs,
  }
}

/** What a person says of prices, and the models whose price is known at a time (UTC ms). */
export const pricesIn = (library: SettingReader, now: number): Prices => {
  const overrides = overridesIn(library)
  const fetched = fetchedIn(library)
  return {
    aliases: overrides.aliases,
    own: ownPrices(overrides),
    models: pricedModels(bookOf(fetched), overrides, now),
    source: bundledPriceBook.source,
    asOf: bundledPriceBook.asOf,
    fetchedAt: fetched?.fetchedAt ?? null,
  }
}

/** The rates that hold, and where they come from. */
export const ratesIn = (library: SettingReader): Rates => {
  const table = ratesOf(library)
  const { source, note, asOf, fetchedAt } = table
  return {
    chosen: chosenCurrency(library),
    block: currencyBlock(library),
    source,
    note,
    asOf,
    fetchedAt,
    codes: codesWithRate(table),
  }
}
