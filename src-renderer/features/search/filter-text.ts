import { parseSearch, type SearchField, type SearchFilter } from '#schema/search-query.ts'

const spaced = /[\s"]/

/** A filter as it is typed. */
export const writeFilter = ({ field, value }: SearchFilter): string => {
  const inert = value.replaceAll('"', '')
  return spaced.test(value) ? `${field}:"${inert}"` : `${field}:${inert}`
}

const isSame = (one: SearchFilter, field: SearchField, value: string): boolean =>
  one.field === field && one.value.toLowerCase() === value.toLowerCase()

/** Whether a filter is typed already. */
export const hasFilter = (typed: string, field: SearchField, value: string): boolean =>
  parseSearch(typed).filters.some((one) => isSame(one, field, value))

/** One piece of what was typed, a filter with its value in quotes included. */
const pieces = /-?(?:[a-z]+:)?(?:"[^"]*"?\*?|\S+)/giu

/** What was typed without a filter, or with it where it was not there; everything else as it was. */
export const toggleFilter = (typed: string, field: SearchField, value: string): string => {
  const all = typed.match(pieces) ?? []
  const rest = all.filter((piece) => {
    const [own] = parseSearch(piece).filters
    return !own || !isSame(own, field, value)
  })
  const kept = rest.length < all.length ? rest : [...all, writeFilter({ field, value })]
  return kept.join(' ')
}
