const dayMs = 86_400_000

const toUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const fromUtc = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export const dayInZone = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)

/** A day some days later (or earlier); calendar arithmetic, so DST cannot shift it. */
export const addDays = (day: string, count: number): string => fromUtc(toUtc(day) + count * dayMs)

/** How many days a range has, both ends included. */
export const daysBetween = (since: string, until: string): number =>
  Math.round((toUtc(until) - toUtc(since)) / dayMs) + 1

/** First day of the month a day is in. */
export const startOfMonth = (day: string): string => `${day.slice(0, 8)}01`

/** Monday of the week a day is in. */
export const startOfWeek = (day: string): string =>
  addDays(day, -((new Date(toUtc(day)).getUTCDay() + 6) % 7))

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const withWeekday = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const month = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** 3 Feb */
export const shortDay = (day: string): string => short.format(toUtc(day))
/** 3 Feb 2026 */
export const longDay = (day: string): string => long.format(toUtc(day))
/** Tue, 3 Feb 2026 */
export const weekdayDay = (day: string): string => withWeekday.format(toUtc(day))
/** Feb 2026 */
export const monthOf = (day: string): string => month.format(toUtc(day))

/** A range for people; the year once, and one day where both ends are it. */
export const dayRange = (since: string, until: string): string => {
  if (since === until) return longDay(since)
  const head = since.slice(0, 4) === until.slice(0, 4) ? shortDay(since) : longDay(since)
  return `${head} – ${longDay(until)}`
}
