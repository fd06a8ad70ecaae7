/** An object with unknown values, as JSON gives it; never an array. */
export type Json = Readonly<Record<string, unknown>>

export const asObject = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null

export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** A string with content, without lone surrogates (SQLite cannot keep those); else null. */
export const asText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.toWellFormed() : null

/** A token count: whole, not negative; numbers written as text count, anything else is 0. */
export const asCount = (value: unknown): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return 0
  return Math.min(Math.floor(number), Number.MAX_SAFE_INTEGER)
}

/** A time as UTC milliseconds: ISO text or epoch (ms); null where it is neither. */
export const asTime = (value: unknown): number | null => {
  const time = typeof value === 'string' ? Date.parse(value) : value
  return typeof time === 'number' && Number.isFinite(time) && Math.abs(time) <= 8.64e15
    ? Math.round(time)
    : null
}
