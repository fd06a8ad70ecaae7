const dayMs = 86_400_000

const toUtc = (day: string): number => Date.parse(`${day}T00:00:00Z`)

// Outside years of four digits a day is written another way and no longer sorts as text.
const firstMs = toUtc('0000-01-01')
const lastMs = toUtc('9999-12-31')
const fromUtc = (ms: number): string =>
  new Date(Math.min(lastMs, Math.max(firstMs, ms))).toISOString().slice(0, 10)

const createDayFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })

// To make a format takes longer than to draw the row it is for; zones are few.
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export const dayInZone = (at: number, timeZone: string): string => {
  const format = dayFormats.get(timeZone) ?? createDayFormat(timeZone)
  dayFormats.set(timeZone, format)
  return format.format(at)
}

/** A day some days later (or earlier), at most 9999-12-31; calendar arithmetic, free of DST. */
export const addDays = (day: string, count: number): string => fromUtc(toUtc(day) + count * dayMs)

/** How many days a range has, both ends included. */
export const daysBetween = (since: string, until: string): number =>
  Math.round((toUtc(until) - toUtc(since)) / dayMs) + 1

/** First day of the month a day is in. */
export const startOfMonth = (day: string): string => `${day.slice(0, 8)}01`

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** First day of the span of so many months a day is in, spans counted from year 0. */
export const startOfSpan = (day: string, months: number): string => {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const first = month - (month % months)
  return `${padded(Math.floor(first / 12), 4)}-${padded((first % 12) + 1, 2)}-01`
}

/** Last day of the span of so many months that begins on a day. */
export const endOfSpan = (start: string, months: number): string => {
  const date = new Date(toUtc(start))
  return fromUtc(date.setUTCMonth(date.getUTCMonth() + months, 0))
}

/** The days a week can begin with, by their number. */
const weekdays = { monday: 1, sunday: 0, saturday: 6 } as const

let firstWeekday: number = weekdays.monday

/** Begins weeks with this day from now on. */
export const setWeekStart = (weekday: keyof typeof weekdays): void => {
  firstWeekday = weekdays[weekday]
}

/** First day of the week a day is in. */
export const startOfWeek = (day: string): string =>
  addDays(day, -((new Date(toUtc(day)).getUTCDay() - firstWeekday + 7) % 7))

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

/** 2026 */
export const yearOf = (day: string): string => String(Number(day.slice(0, 4)))

/** A range for people; the year once, and one day where both ends are it. */
export const dayRange = (since: string, until: string): string => {
  if (since === until) return longDay(since)
  const head = since.slice(0, 4) === until.slice(0, 4) ? shortDay(since) : longDay(since)
  return `${head} – ${longDay(until)}`
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
/** Feb */
export const shortMonth = (day: string): string => monthName.format(toUtc(day))
