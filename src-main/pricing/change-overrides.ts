import type { OwnPrice } from '#schema/money.ts'
import type { PriceOverrides, PriceRow } from './price-book.ts'

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** With one more alias; one for the same model, written in whichever case, goes. */
export const withAlias = (overrides: PriceOverrides, from: string, to: string): PriceOverrides => {
  const others = Object.entries(overrides.aliases).filter(([name]) => !isSame(name, from))
  return { ...overrides, aliases: Object.fromEntries([...others, [from, to]]) }
}

/** Without an alias; null where there is none. */
export const withoutAlias = (overrides: PriceOverrides, from: string): PriceOverrides | null => {
  if (!Object.hasOwn(overrides.aliases, from)) return null
  const others = Object.entries(overrides.aliases).filter(([name]) => name !== from)
  return { ...overrides, aliases: Object.fromEntries(others) }
}

const withoutModel = (rows: readonly PriceRow[], model: string): PriceRow[] =>
  rows.flatMap((row) => {
    const models = row.models.filter((name) => !isSame(name, model))
    return models.length > 0 ? [{ ...row, models }] : []
  })

/** With a price of one's own for a model in place of any there was. */
export const withPrice = (
  overrides: PriceOverrides,
  { model, ...band }: OwnPrice,
): PriceOverrides => ({
  ...overrides,
  rows: [...withoutModel(overrides.rows, model), { models: [model], bands: [band] }],
})

/** Without one's own prices of a model; null where there are none. */
export const withoutPrice = (overrides: PriceOverrides, model: string): PriceOverrides | null => {
  const isNamed = overrides.rows.some(({ models }) => models.some((name) => isSame(name, model)))
  return isNamed ? { ...overrides, rows: withoutModel(overrides.rows, model) } : null
}
