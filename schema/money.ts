import { z } from 'zod'
import { AnyCurrency, CurrencyBlock } from './currency.ts'
import { defineOperations } from './operation.ts'
import { Settings } from './settings.ts'

/** A model id as a person writes it; one that is only blanks names nothing. */
const ModelId = z
  .string()
  .max(200)
  .regex(/\S/, 'Name a model')
  .refine((id) => id !== '__proto__', 'No model has that name')

const Aliases = z.record(z.string(), z.string())

/** Which model's price is charged for which other: from → to. */
export const AliasMap = z.object({ aliases: Aliases })
/** Which model's price is charged for which other: from → to. */
export type AliasMap = z.infer<typeof AliasMap>

/** What a person chose, in the words of the document. */
export const Configuration = z.object({
  settings: z.object({
    currency: z.string().describe('as chosen; `currency.code` is USD where its rate is not known'),
    model_aliases: Aliases,
    port: z.number().int().describe('0: any that is free, chosen at each start'),
    theme: Settings.shape.theme,
    timezone: Settings.shape.timezone,
    week_start: Settings.shape.weekStart,
    subscription: Settings.shape.subscription,
    online: Settings.shape.online,
  }),
  currency: CurrencyBlock,
})
/** What a person chose, in the words of the document. */
export type Configuration = z.infer<typeof Configuration>

const Rate = z.number().min(0).max(1_000_000)

/** A price of one's own; US dollars per million tokens, from the first call to the last. */
export const OwnPrice = z.object({
  model: ModelId,
  input: Rate,
  output: Rate,
  cacheWrite5m: Rate.optional().describe('1.25 × input where it is absent'),
  cacheWrite1h: Rate.optional().describe('2 × input where it is absent'),
  cacheRead: Rate.optional().describe('0.1 × input where it is absent'),
})
/** A price of one's own; US dollars per million tokens, from the first call to the last. */
export type OwnPrice = z.infer<typeof OwnPrice>

/** What a person says of prices, and the models whose price is known without it. */
export const Prices = z.object({
  aliases: Aliases,
  own: z.array(OwnPrice.extend({ isDated: z.boolean().describe('holds between days only') })),
  models: z.array(z.string()).describe('whose price is known today'),
  source: z.string(),
  asOf: z.string().describe('day of the bundled prices'),
  fetchedAt: z.number().nullable().describe('UTC ms; null: nothing was ever fetched'),
})
/** What a person says of prices, and the models whose price is known without it. */
export type Prices = z.infer<typeof Prices>

/** The rates that hold, and where they come from. */
export const Rates = z.object({
  chosen: z.string().describe('the currency that was chosen'),
  block: CurrencyBlock.describe('what holds: US dollars where the chosen one has no rate'),
  source: z.string(),
  note: z.string(),
  asOf: z.string().describe('day the rates are of'),
  fetchedAt: z.number().nullable().describe('UTC ms; null: the rates came with the program'),
  codes: z.array(z.string()).describe('currencies with a rate'),
})
/** The rates that hold, and where they come from. */
export type Rates = z.infer<typeof Rates>

const TokenPrices = z.object({
  input_cost_per_token: z.number(),
  output_cost_per_token: z.number(),
  cache_creation_cost_per_token: z.number().describe('of five minutes'),
  cache_read_cost_per_token: z.number(),
})

/** Today's prices by model in US dollars, in the words of the document. */
export const PriceTable = z.object({
  pricing: z.record(z.string(), TokenPrices).describe('of the smallest prompts'),
  source: z.enum(['bundled', 'litellm']),
  timestamp: z.string().describe('ISO 8601, UTC'),
  is_stale: z.boolean().describe('older than 30 days'),
})
/** Today's prices by model in US dollars, in the words of the document. */
export type PriceTable = z.infer<typeof PriceTable>

/** What can be asked and said of money; the first eight at the paths of their document. */
export const moneyOperations = defineOperations({
  'money.configuration': {
    summary: 'What a person chose, with the currency that holds',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: Configuration,
    http: { method: 'GET', path: '/api/cfg' },
  },
  'money.currencies': {
    summary: 'Currencies to offer, those with a rate, and the one that holds',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: z.object({
      common: z.array(z.string()),
      supported: z.array(z.string()),
      current: CurrencyBlock,
    }),
    http: { method: 'GET', path: '/api/cfg/currencies' },
  },
  'money.setCurrency': {
    summary: 'Tell money in another currency',
    kind: 'command',
    access: 'local',
    input: z
      .object({ code: AnyCurrency.optional(), currency: AnyCurrency.optional() })
      .refine(({ code, currency }) => (code ?? currency) !== undefined, {
        path: ['code'],
        error: 'Name a currency as code or as currency',
      }),
    output: z.object({ currency: CurrencyBlock }),
    http: { method: 'POST', path: '/api/cfg/currency' },
  },
  'money.aliases': {
    summary: 'Models that are charged by the price of another',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: AliasMap,
    http: { method: 'GET', path: '/api/cfg/model-aliases' },
  },
  'money.setAlias': {
    summary: 'Charge one model by the price of another; what is stored is priced anew',
    kind: 'command',
    access: 'local',
    input: z.object({ from: ModelId, to: ModelId }),
    output: AliasMap,
    http: { method: 'POST', path: '/api/cfg/model-aliases' },
  },
  'money.removeAlias': {
    summary: 'Take an alias back; not_found where there is none',
    kind: 'command',
    access: 'local',
    input: z.object({ from: ModelId }),
    output: AliasMap,
    http: { method: 'DELETE', path: '/api/cfg/model-aliases' },
  },
  'money.pricing': {
    summary: 'Prices per token of every model, as they hold today',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: PriceTable,
    http: { method: 'GET', path: '/api/pricing' },
  },
  'money.refreshPricing': {
    summary:
      'Fetch prices of models that the bundled book does not know; unavailable unless allowed',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: z.object({ status: z.literal('success'), message: z.string() }),
    http: { method: 'POST', path: '/api/pricing/refresh' },
  },
  'money.rates': {
    summary: 'Which rates hold, of which day and from where',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: Rates,
    http: { method: 'GET', path: '/api/app/money/rates' },
  },
  'money.refreshRates': {
    summary: 'Fetch the rates of today; unavailable unless allowed',
    kind: 'command',
    access: 'local',
    input: z.object({}),
    output: Rates,
    http: { method: 'POST', path: '/api/app/money/rates/refresh' },
  },
  'money.prices': {
    summary: 'Aliases and prices of one’s own, and the models that have a price',
    kind: 'query',
    access: 'local',
    input: z.object({}),
    output: Prices,
    http: { method: 'GET', path: '/api/app/money/prices' },
  },
  'money.setPrice': {
    summary: 'Set a price of one’s own for a model; what is stored is priced anew',
    kind: 'command',
    access: 'local',
    input: OwnPrice,
    output: Prices,
    http: { method: 'PUT', path: '/api/app/money/prices' },
  },
  'money.removePrice': {
    summary: 'Take one’s own price of a model back; not_found where there is none',
    kind: 'command',
    access: 'local',
    input: z.object({ model: ModelId }),
    output: Prices,
    http: { method: 'DELETE', path: '/api/app/money/prices' },
  },
})
