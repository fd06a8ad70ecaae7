import { z } from 'zod'

const isoCodes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** Whether three letters, in either case, are a currency of ISO 4217. */
export const isCurrency = (code: string): boolean =>
  /^[a-z]{3}$/i.test(code) && isoCodes.has(code.toUpperCase())

/** A currency by its ISO 4217 code, in either case. */
export const AnyCurrency = z.string().refine(isCurrency, 'Give a currency as its ISO 4217 code')

/** A currency by its ISO 4217 code in capitals, as it is kept. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'Give a currency as three capital letters', abort: true })
  .refine(isCurrency, 'There is no such currency')

/** Currencies that are offered first. */
export const commonCurrencies: readonly string[] = [
  ...['USD', 'EUR', 'GBP', 'JPY', 'CNY', 'INR', 'AUD', 'CAD'],
  ...['CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'NZD'],
  ...['SGD', 'HKD', 'KRW', 'BRL', 'MXN', 'ZAR', 'TRY', 'ILS'],
]

/** The sign of a currency, never empty: $, €, CA$; its code where it has no sign. */
export const currencySymbol = (code: string): string => {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: code })
  return (
    format
      .formatToParts(1)
      .find(({ type }) => type === 'currency')
      ?.value.trim() || code
  )
}

/** In which currency amounts are told, in the words of the documents. */
export const CurrencyBlock = z.object({
  code: z.string(),
  symbol: z.string().min(1),
  rate_from_usd: z.number().positive().describe('multiply US dollars by this'),
})
/** In which currency amounts are told, in the words of the documents. */
export type CurrencyBlock = z.infer<typeof CurrencyBlock>

/** US dollars as they are: what holds where no other currency does. */
export const dollars: CurrencyBlock = { code: 'USD', symbol: '$', rate_from_usd: 1 }
