import { Currency, type CurrencyBlock, currencySymbol, dollars } from '#schema/currency.ts'
import { currentRates, type RateTable, rateFromUsd, ratesSetting } from './rate-table.ts'

/** Reads settings of a library. */
export interface SettingReader {
  readonly setting: (key: string) => unknown
}

/** Setting of the library that holds the chosen currency, beside a person's other settings. */
export const currencySetting = 'settings.currency'

/** The currency a person chose, US dollars where they chose none. */
export const chosenCurrency = (library: SettingReader): string => {
  const parsed = Currency.safeParse(library.setting(currencySetting))
  return parsed.success ? parsed.data : dollars.code
}

/** The rates that hold for a library: the newer of the bundled and the fetched ones. */
export const ratesOf = (library: SettingReader): RateTable =>
  currentRates(library.setting(ratesSetting))

/**
 * The currency that amounts are told in, with its sign and its rate. US dollars at 1 where the
 * chosen one has no rate, as the documents say.
 */
export const currencyBlock = (library: SettingReader): CurrencyBlock => {
  const code = chosenCurrency(library)
  const rate = rateFromUsd(ratesOf(library), code)
  if (rate === undefined) return dollars
  return { code, symbol: currencySymbol(code), rate_from_usd: rate }
}

/**
 * US dollars in the currency of a block, not rounded, so that parts still add up to their sum. What
 * is not known stays null.
 */
export const convertUsd = <T extends number | null>(block: CurrencyBlock, usd: T): T =>
  (usd === null ? null : usd * block.rate_from_usd) as T
