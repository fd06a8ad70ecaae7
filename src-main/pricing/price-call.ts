import type { CallTokens } from '#schema/transcript/facts.ts'
import {
  bundledPriceBook,
  modelName,
  type PriceBand,
  type PriceBook,
  type PriceOverrides,
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

const byModel = (rows: readonly PriceRow[]): ReadonlyMap<string, PriceRow[]> => {
  const found = new Map<string, PriceRow[]>()
  for (const row of rows) {
    for (const name of row.models.map((one) => one.toLowerCase())) {
      found.set(name, [...(found.get(name) ?? []), row])
    }
  }
  return found
}

/** Looks a model up at a time: what a person said of its full id, then of its name, then the book. */
const rowFinder = (book: PriceBook, overrides: PriceOverrides) => {
  const own = byModel(overrides.rows)
  const listed = byModel(book.rows)
  const aliases = new Map(
    Object.entries(overrides.aliases).map(([from, to]) => [from.toLowerCase(), to]),
  )
  return (id: string, at: number): PriceRow | undefined => {
    const model = aliases.get(id.toLowerCase()) ?? aliases.get(modelName(id)) ?? id
    const holds = (row: PriceRow) => inForce(row, at)
    const name = modelName(model)
    return (
      own.get(model.toLowerCase())?.find(holds) ??
      own.get(name)?.find(holds) ??
      listed.get(name)?.find(holds)
    )
  }
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
 * inference multiply all token prices, batch halves them; web searches are charged on top. What a
 * person overrides goes before the book.
 */
export const createPricer = (
  book: PriceBook = bundledPriceBook,
  overrides: PriceOverrides = { rows: [], aliases: {} },
) => {
  const find = rowFinder(book, overrides)
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
