import { currencyBlock, type SettingReader } from '#main/pricing/currency.ts'
import { readSettings } from '#main/store/stored-settings.ts'
import type { Configuration } from '#schema/money.ts'
import type { Settings } from '#schema/settings.ts'
import { overridesIn } from './money.queries.ts'

/** What a person chose, defaults included. */
export const settingsIn = (library: SettingReader): Settings =>
  readSettings((key) => library.setting(key))

/** No port is kept: one that is free is taken at each start, unless another is named there. */
const anyPort = 0

/** What a person chose, in the words of the document. */
export const configurationIn = (library: SettingReader): Configuration => {
  const { currency, theme, timezone, weekStart, subscription, online } = settingsIn(library)
  return {
    settings: {
      currency,
      model_aliases: overridesIn(library).aliases,
      port: anyPort,
      theme,
      timezone,
      week_start: weekStart,
      subscription,
      online,
    },
    currency: currencyBlock(library),
  }
}
