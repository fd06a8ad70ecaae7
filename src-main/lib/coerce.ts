/** An object with unknown values, as JSON gives it; never an array. */
export type Json = Readonly<Record<string, unknown>>

/** An object; null for anything else, lists included. */
export const asObject = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null

/** A list; an empty one for anything else. */
export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A string with content, without lone surrogates (SQLite cannot keep those); else null. */
export const asText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.toWellFormed() : null

/** No call is a billion tokens long; a larger figure is a mistake of who wrote it. */
const mostCount = 1e9

/** A token count: whole, not negative, credible; numbers written as text count, all else is 0. */
export const asCount = (value: unknown): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !(number > 0 && number <= mostCount)) return 0
  return Math.floor(number)
}

/** Outside these years a time is a mistake, and a chart over all of it would be of no use. */
const earliestTime = Date.UTC(2000, 0, 1)
const latestTime = Date.UTC(2100, 0, 1)

/** A time as UTC milliseconds: ISO text or epoch (ms); null where it is neither or absurd. */
export const asTime = (value: unknown): number | null => {
  const time = typeof value === 'string' ? Date.parse(value) : value
  return typeof time === 'number' && time >= earliestTime && time < latestTime
    ? Math.round(time)
    : null
}
