import type { OwnPrice, PriceTable } from '#schema/money.ts'
import type { PriceBand, PriceBook, PriceOverrides, PriceRow } from './price-book.ts'

const holds = ({ from, until }: PriceRow, at: number): boolean =>
  (from === undefined || at >= Date.parse(from)) && (until === undefined || at < Date.parse(until))

/** The row in force for every model at a time, one's own before the book's. */
const rowsAt = (
  book: PriceBook,
  { rows }: PriceOverrides,
  at: number,
): ReadonlyMap<string, PriceRow> => {
  const found = new Map<string, PriceRow>()
  for (const row of [...rows, ...book.rows].filter((one) => holds(one, at))) {
    for (const name of row.models) if (!found.has(name)) found.set(name, row)
  }
  return found
}

/** Dollars a million as dollars a token, free of what floating point adds. */
const perToken = (rate: number): number => Number((rate / 1e6).toPrecision(12))

const pricesOf = (band: PriceBand): PriceTable['pricing'][string] => ({
  input_cost_per_token: perToken(band.input),
  output_cost_per_token: perToken(band.output),
  cache_creation_cost_per_token: perToken(band.cacheWrite5m ?? 1.25 * band.input),
  cache_read_cost_per_token: perToken(band.cacheRead ?? 0.1 * band.input),
})

/** Prices per token of every model at a time, in the words of the document. */
export const priceList = (
  book: PriceBook,
  overrides: PriceOverrides,
  at: number,
): PriceTable['pricing'] => {
  const list: Record<string, PriceTable['pricing'][string]> = {}
  for (const [name, { bands }] of rowsAt(book, overrides, at)) {
    // A model by this name would change what the answer is, not what it holds.
    if (bands[0] && name !== '__proto__') list[name] = pricesOf(bands[0])
  }
  return list
}

/** Models that have a price at a time, by name. */
export const pricedModels = (book: PriceBook, overrides: PriceOverrides, at: number): string[] =>
  [...rowsAt(book, overrides, at).keys()].sort()

/** One's own prices, one line a model, as a person set them. */
export const ownPrices = ({ rows }: PriceOverrides): (OwnPrice & { isDated: boolean })[] =>
  rows.flatMap(({ models, bands, from, until }) => {
    const [band] = bands
    if (!band) return []
    const { maxPromptTokens: _, ...rates } = band
    const isDated = from !== undefined || until !== undefined
    return models.map((model) => ({ model, ...rates, isDated }))
  })
