import { z } from 'zod'
import table from '#resources/currency-rates.json' with { type: 'json' }
import { AppError } from '#schema/errors.ts'

/** Rates of one day: how much of each currency one unit of `base` is worth. */
export const RateTable = z.object({
  source: z.string(),
  note: z.string(),
  asOf: z.iso.date(),
  base: z.string(),
  rates: z.record(z.string(), z.number().positive()),
  fetchedAt: z.number().nullable().default(null).describe('UTC ms; null: bundled'),
})
/** Rates of one day: how much of each currency one unit of `base` is worth. */
export type RateTable = z.infer<typeof RateTable>

/** The rates that come with the program. */
export const bundledRates: RateTable = RateTable.parse(table)

/** Setting of the library under which fetched rates are kept, as a {@link RateTable}. */
export const ratesSetting = 'money.rates'

/** The fetched rates, unless they are older than the bundled ones or not understood. */
export const currentRates = (stored: unknown): RateTable => {
  const parsed = RateTable.safeParse(stored)
  return parsed.success && parsed.data.asOf >= bundledRates.asOf ? parsed.data : bundledRates
}

const perBase = ({ base, rates }: RateTable, code: string): number | undefined =>
  code === base ? 1 : Object.hasOwn(rates, code) ? rates[code] : undefined

/** What a US dollar is worth in a currency, to six figures; undefined where no rate is known. */
export const rateFromUsd = (from: RateTable, code: string): number | undefined => {
  if (code === 'USD') return 1
  const dollar = perBase(from, 'USD')
  const other = perBase(from, code)
  return dollar && other ? Number((other / dollar).toPrecision(6)) : undefined
}

/** Currencies that have a rate, US dollars first, the others by name. */
export const codesWithRate = (from: RateTable): string[] => {
  const others = new Set([from.base, ...Object.keys(from.rates)])
  others.delete('USD')
  return ['USD', ...[...others].sort()]
}

const Published = z.object({
  base: z.string().regex(/^[A-Z]{3}$/),
  date: z.iso.date(),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive()),
})

/**
 * What a service of rates answered (`base`, `date`, `rates`) as a table. Throws `internal` where it
 * is something else, or says nothing of US dollars.
 */
export const readRates = (answer: unknown, host: string, now: number): RateTable => {
  const parsed = Published.safeParse(answer)
  if (!parsed.success) {
    throw new AppError('internal', `What ${host} answered is no table of rates.`)
  }
  const { base, date, rates } = parsed.data
  const made = { source: host, note: '', asOf: date, base, rates, fetchedAt: now }
  if (perBase(made, 'USD') === undefined) {
    throw new AppError('internal', `What ${host} answered has no rate for US dollars.`)
  }
  return made
}
