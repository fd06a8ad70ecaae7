import { z } from 'zod'
import book from '#resources/price-book.json' with { type: 'json' }

const Rate = z.number().nonnegative()

/** Prices of prompts up to a size; US dollars per million tokens. */
const Band = z.object({
  maxPromptTokens: z.number().int().optional().describe('absent: no upper end'),
  input: Rate,
  output: Rate,
  cacheWrite5m: Rate.optional().describe('1.25 × input unless given'),
  cacheWrite1h: Rate.optional().describe('2 × input unless given'),
  cacheRead: Rate.optional().describe('0.1 × input unless given'),
})

/** Prices of some models between two days, `from` included, `until` not. */
export const PriceRow = z.object({
  models: z.array(z.string()).min(1),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  bands: z.array(Band).min(1).describe('smallest first; the whole call is priced by one'),
  fastMultiplier: z.number().optional(),
  geoUsMultiplier: z.number().optional(),
})
/** Prices of some models between two days. */
export type PriceRow = z.infer<typeof PriceRow>
/** Prices of prompts up to a size. */
export type PriceBand = z.infer<typeof Band>

/** Dated list prices with where they come from. */
export const PriceBook = z.object({
  source: z.string(),
  asOf: z.iso.date(),
  webSearchPerThousand: Rate,
  rows: z.array(PriceRow),
})
/** Dated list prices with where they come from. */
export type PriceBook = z.infer<typeof PriceBook>

/**
 * What a person says of prices, against the bundled book. `rows` go before the book's own where
 * both hold; `aliases` names the model by whose price another one is charged.
 */
export const PriceOverrides = z.object({
  rows: z.array(PriceRow).default([]),
  aliases: z.record(z.string(), z.string()).default({}),
})
/** What a person says of prices, against the bundled book. */
export type PriceOverrides = z.infer<typeof PriceOverrides>

/** The book that comes with the program. */
export const bundledPriceBook: PriceBook = PriceBook.parse(book)

/**
 * A model id as the book knows it: provider prefix, `[1m]`, `-v1:0`, `@date`, a date suffix,
 * `-latest` and `-thinking` removed. Nothing is guessed from what is left.
 */
export const modelName = (id: string): string =>
  id
    .toLowerCase()
    .replace(/^(?:openrouter\/)?(?:[a-z]{2,6}\.)?anthropic[./]/, '')
    .replace(/\[1m\]$/, '')
    .replace(/-v\d{1,2}:\d{1,2}$/, '')
    .replace(/@[\w-]{1,40}$/, '')
    .replace(/-thinking$/, '')
    .replace(/-(?:\d{8}|latest)$/, '')
