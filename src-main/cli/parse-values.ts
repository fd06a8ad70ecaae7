import { InvalidArgumentError } from 'commander'
import { Day, Timezone } from '#schema/filter.ts'

/** A reader of option values whose failure is a usage error with the schema's sentence. */
const parseWith =
  (schema: typeof Day | typeof Timezone) =>
  (text: string): string => {
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    throw new InvalidArgumentError(`${parsed.error.issues[0]?.message ?? 'It cannot be used'}.`)
  }

/** A local day, `YYYY-MM-DD`. */
export const parseDay = parseWith(Day)
/** An IANA time zone. */
export const parseTimezone = parseWith(Timezone)

/** Something rather than nothing: an empty name is a variable that was not set. */
export const parseName = (text: string): string => {
  if (text.trim() === '' || text.includes('\0')) throw new InvalidArgumentError('It is empty.')
  return text
}

/** {@link parseName} for an option that may be given several times. */
export const collectNames = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  parseName(text),
]

/** A port, 0 for any that is free. */
export const parsePort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port >= 0 && port <= 65_535) return port
  throw new InvalidArgumentError('Give a port from 0 (any that is free) to 65535.')
}

/** Number of a generation, counted from 1. */
export const parseGeneration = (text: string): number => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a whole number from 1.')
}

/** How many of something to show, 1 to 200. */
export const parseLimit = (text: string): number => {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (limit >= 1 && limit <= 200) return limit
  throw new InvalidArgumentError('Give a whole number from 1 to 200.')
}

/** A token travels in a header, so it is printable ASCII without spaces. */
export const parseToken = (text: string): string => {
  if (/^[\x21-\x7e]{1,512}$/.test(text)) return text
  throw new InvalidArgumentError('Give letters, digits and signs without spaces.')
}
