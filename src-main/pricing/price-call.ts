import type { CallTokens } from '#schema/transcript/facts.ts'
import {
  bundledPriceBook,
  modelName,
  type PriceBand,
  type PriceBook,
  type PriceRow,
} from './price-book.ts'

/** What a call's price depends on. */
export interface PricedCall extends CallTokens {
  readonly model: string
  /** UTC ms; picks the row that was in force. */
  readonly at: number
  readonly fast: boolean
  readonly batch: boolean
  readonly geoUs: boolean
}

/** $1 per million tokens is 1,000 nanodollars a token. */
const nanoPerToken = 1000

const inForce = (row: PriceRow, at: number): boolean =>
  (row.from === undefined || at >= Date.parse(row.from)) &&
  (row.until === undefined || at < Date.parse(row.until))

/** Looks a model up at a time; one book keeps its own index of names. */
const rowFinder = (book: PriceBook) => {
  const byName = new Map<string, PriceRow[]>()
  for (const row of book.rows) {
    for (const name of row.models) byName.set(name, [...(byName.get(name) ?? []), row])
  }
  return (model: string, at: number): PriceRow | undefined =>
    byName.get(modelName(model))?.find((row) => inForce(row, at))
}

const tokenCost = (call: PricedCall, band: PriceBand): number =>
  call.input * band.input +
  call.output * band.output +
  call.cacheWrite5m * (band.cacheWrite5m ?? 1.25 * band.input) +
  call.cacheWrite1h * (band.cacheWrite1h ?? 2 * band.input) +
  call.cacheRead * (band.cacheRead ?? 0.1 * band.input)

/**
 * Prices calls by a book: whole nanodollars, or null for a model the book does not know at that
 * time (never 0). The whole call is priced by the band its prompt falls in; fast mode and US-only
 * inference multiply all token prices, batch halves them; web searches are charged on top.
 */
export const createPricer = (book: PriceBook = bundledPriceBook) => {
  const find = rowFinder(book)
  return (call: PricedCall): number | null => {
    const row = find(call.model, call.at)
    if (!row) return null
    const prompt = call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h
    const band = row.bands.find(
      (one) => prompt <= (one.maxPromptTokens ?? Number.POSITIVE_INFINITY),
    )
    if (!band) return null
    const factor =
      (call.fast ? (row.fastMultiplier ?? 1) : 1) *
      (call.geoUs ? (row.geoUsMultiplier ?? 1) : 1) *
      (call.batch ? 0.5 : 1)
    const searches = (call.webSearches * book.webSearchPerThousand * 1e9) / 1000
    const nano = Math.round(tokenCost(call, band) * nanoPerToken * factor + searches)
    return Number.isSafeInteger(nano) ? nano : null
  }
}

/** Prices one call. */
export type Pricer = ReturnType<typeof createPricer>
