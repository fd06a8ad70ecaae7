import type { CommandContext, CommandHandlers, QueryHandlers } from '#main/features/handlers.ts'
import { withAlias, withoutAlias, withoutPrice, withPrice } from '#main/pricing/change-overrides.ts'
import { currencyBlock, ratesOf } from '#main/pricing/currency.ts'
import { fetchJson } from '#main/pricing/fetch-json.ts'
import { fetchedSetting, readPrices } from '#main/pricing/fetched-prices.ts'
import type { PriceOverrides } from '#main/pricing/price-book.ts'
import { codesWithRate, ratesSetting, readRates } from '#main/pricing/rate-table.ts'
import { priceSetting } from '#main/pricing/stored-prices.ts'
import { commonCurrencies } from '#schema/currency.ts'
import { AppError } from '#schema/errors.ts'
import { configurationIn, settingsIn } from './configuration.ts'
import { overridesIn, pricesIn, priceTable, ratesIn } from './money.queries.ts'

/** Handlers that read what is said of money. */
export const moneyQueries: QueryHandlers<'money'> = {
  'money.configuration': async (_, { library }) => configurationIn(library),
  'money.currencies': async (_, { library }) => ({
    common: [...commonCurrencies],
    supported: codesWithRate(ratesOf(library)),
    current: currencyBlock(library),
  }),
  'money.aliases': async (_, { library }) => ({ aliases: overridesIn(library).aliases }),
  'money.pricing': async (_, { library }) => priceTable(library, Date.now()),
  'money.rates': async (_, { library }) => ratesIn(library),
  'money.prices': async (_, { library }) => pricesIn(library, Date.now()),
}

/** Keeps what a person says of prices and prices what is stored by it. */
const keepOverrides = async (
  context: CommandContext,
  overrides: PriceOverrides | null,
  missing: string,
): Promise<PriceOverrides> => {
  if (!overrides) throw new AppError('not_found', missing)
  context.keep([[priceSetting, overrides]])
  await context.reprice()
  return overrides
}

const notSaid = 'There is nothing to take back.'

/** The address to fetch from; `unavailable` unless the person allowed to fetch at all. */
const allowedUrl = (context: CommandContext, name: 'ratesUrl' | 'pricesUrl'): string => {
  const settings = settingsIn(context)
  if (!settings.online) {
    throw new AppError('unavailable', 'Fetching is not allowed; Settings, Money allows it.')
  }
  return settings[name]
}

/** Handlers that change what is said of money. */
export const moneyCommands: CommandHandlers<'money'> = {
  'money.setCurrency': async ({ code, currency = '' }, context) => {
    context.changeSettings({ currency: (code ?? currency).toUpperCase() })
    return { currency: currencyBlock(context) }
  },
  'money.setAlias': async ({ from, to }, context) => {
    const changed = withAlias(overridesIn(context), from.trim(), to.trim())
    const { aliases } = await keepOverrides(context, changed, notSaid)
    return { aliases }
  },
  'money.removeAlias': async ({ from }, context) => {
    const changed = withoutAlias(overridesIn(context), from)
    const { aliases } = await keepOverrides(context, changed, `There is no alias for ${from}.`)
    return { aliases }
  },
  'money.setPrice': async (price, context) => {
    const own = { ...price, model: price.model.trim() }
    await keepOverrides(context, withPrice(overridesIn(context), own), notSaid)
    return pricesIn(context, Date.now())
  },
  'money.removePrice': async ({ model }, context) => {
    const changed = withoutPrice(overridesIn(context), model)
    await keepOverrides(context, changed, `There is no price of your own for ${model}.`)
    return pricesIn(context, Date.now())
  },
  'money.refreshRates': async (_, context) => {
    const url = allowedUrl(context, 'ratesUrl')
    const table = readRates(await fetchJson(url), new URL(url).host, Date.now())
    context.keep([[ratesSetting, table]])
    return ratesIn(context)
  },
  'money.refreshPricing': async (_, context) => {
    const url = allowedUrl(context, 'pricesUrl')
    const fetched = readPrices(await fetchJson(url), new URL(url).host, Date.now())
    context.keep([[fetchedSetting, fetched]])
    await context.reprice()
    return { status: 'success', message: 'Pricing updated successfully' }
  },
}
