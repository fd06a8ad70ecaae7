import { AppError } from '#schema/errors.ts'
import { mostTrendDays } from '#schema/trends.ts'

const dayMs = 86_400_000

/** UTC days of a period, and its time in UTC ms `[from, to)`. */
export interface TrendDays {
  readonly start: string
  readonly end: string
  readonly from: number
  readonly to: number
  /** Every day of it. */
  readonly days: readonly string[]
}

/** The UTC day of a moment, `YYYY-MM-DD`. */
export const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

const refuse = (name: string, sentence: string): never => {
  throw new AppError('invalid_input', sentence, [{ loc: [name], msg: sentence, type: 'custom' }])
}

const midnightOf = (name: string, day: string): number => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // 31 February is read as a day of March.
  if (Number.isNaN(at) || utcDay(at) !== day)
    return refuse(name, `Invalid ${name} format. Use YYYY-MM-DD`)
  return at
}

/** The days asked for; seven days ago to today where none are. Throws the sentence of what is wrong. */
export const resolveTrendDays = (
  asked: { readonly start_date?: string | undefined; readonly end_date?: string | undefined },
  now: number,
): TrendDays => {
  const start = asked.start_date || utcDay(now - 7 * dayMs)
  const end = asked.end_date || utcDay(now)
  const from = midnightOf('start_date', start)
  const last = midnightOf('end_date', end)
  if (last < from) return refuse('end_date', 'end_date must be after start_date')
  const count = Math.round((last - from) / dayMs)
  if (count > mostTrendDays)
    return refuse('end_date', `Date range cannot exceed ${mostTrendDays} days`)
  const days = Array.from({ length: count + 1 }, (_, place) => utcDay(from + place * dayMs))
  return { start, end, from, to: last + dayMs, days }
}
