import { z } from 'zod'
import { AppError } from '#schema/errors.ts'
import { modelName, type PriceBook, PriceRow } from './price-book.ts'

/** Prices that were fetched, and when (UTC ms). */
export const FetchedPrices = z.object({ fetchedAt: z.number(), rows: z.array(PriceRow) })
/** Prices that were fetched, and when (UTC ms). */
export type FetchedPrices = z.infer<typeof FetchedPrices>

/** Setting of the library under which fetched prices are kept, as {@link FetchedPrices}. */
export const fetchedSetting = 'prices.fetched'

/** What was fetched; null where nothing was, or where it is no longer understood. */
export const fetchedPrices = (stored: unknown): FetchedPrices | null => {
  const parsed = FetchedPrices.safeParse(stored)
  return parsed.success ? parsed.data : null
}

const Entry = z.object({
  input_cost_per_token: z.number().nonnegative(),
  output_cost_per_token: z.number().nonnegative(),
  cache_creation_input_token_cost: z.number().nonnegative().optional(),
  cache_creation_input_token_cost_above_1hr: z.number().nonnegative().optional(),
  cache_read_input_token_cost: z.number().nonnegative().optional(),
  mode: z.literal('chat').optional(),
})

/** Dollars a token as dollars a million, free of what floating point adds. */
const perMillion = (cost: number): number => Number((cost * 1e6).toPrecision(12))

const rowOf = (name: string, entry: z.infer<typeof Entry>): PriceRow => {
  const rates = {
    cacheWrite5m: entry.cache_creation_input_token_cost,
    cacheWrite1h: entry.cache_creation_input_token_cost_above_1hr,
    cacheRead: entry.cache_read_input_token_cost,
  }
  const known = Object.entries(rates).flatMap(([key, cost]) =>
    cost === undefined ? [] : [[key, perMillion(cost)] as const],
  )
  const band = {
    input: perMillion(entry.input_cost_per_token),
    output: perMillion(entry.output_cost_per_token),
    ...Object.fromEntries(known),
  }
  return { models: [name], bands: [band] }
}

/**
 * Models of a table in the form of LiteLLM, by the names that the book would give them. An entry
 * without both prices says nothing; of several for one model the first holds. Throws `internal`
 * where no entry has prices.
 */
export const readPrices = (answer: unknown, host: string, now: number): FetchedPrices => {
  const entries = typeof answer === 'object' && answer !== null ? Object.entries(answer) : []
  const rows = new Map<string, PriceRow>()
  for (const [id, value] of entries) {
    const entry = Entry.safeParse(value)
    const name = modelName(id)
    if (entry.success && !rows.has(name)) rows.set(name, rowOf(name, entry.data))
  }
  if (rows.size === 0) {
    throw new AppError('internal', `What ${host} answered is no table of prices.`)
  }
  return { fetchedAt: now, rows: [...rows.values()] }
}

/**
 * A book with the fetched prices of models that it does not name at all. What it names it knows
 * better: with the days a price held, and the size of prompt.
 */
export const withFetched = (book: PriceBook, fetched: FetchedPrices | null): PriceBook => {
  if (!fetched) return book
  const named = new Set(book.rows.flatMap(({ models }) => models))
  const more = fetched.rows.filter(({ models }) => models.every((name) => !named.has(name)))
  return { ...book, rows: [...book.rows, ...more] }
}
