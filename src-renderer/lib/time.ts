import { dayInZone } from './days.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The zone of this machine, as an IANA name. */
export const systemZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const createFormats = (timeZone: string) => ({
  timeZone,
  clock: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
  exact: new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }),
  monthDay: new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }),
  monthDayYear: new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }),
})

let formats = createFormats(systemZone())

/** Tells all times in a zone from now on; null for the zone of this machine. */
export const setZone = (zone: string | null): void => {
  const timeZone = zone ?? systemZone()
  if (timeZone !== formats.timeZone) formats = createFormats(timeZone)
}

/** The zone that times are told in and days begin in: a person's choice, else this machine's. */
export const localZone = (): string => formats.timeZone

/** Time of day: 14:02. */
export const clockTime = (at: number): string => formats.clock.format(at)

/** Everything about a moment, for a hover. */
export const exactTime = (at: number): string => formats.exact.format(at)

/** Day and time of day, the year only where it is not this one. */
export const dayAndTime = (at: number, now: number): string =>
  `${calendarDate(at, now)}, ${clockTime(at)}`

/** The day, the year only where it is not this one. */
export const calendarDate = (at: number, now: number): string => {
  const yearOf = (time: number): string => dayInZone(time, localZone()).slice(0, 4)
  return (yearOf(at) === yearOf(now) ? formats.monthDay : formats.monthDayYear).format(at)
}

/** How long ago: "4 m ago" within a week, then the date. A clock that is ahead reads "just now". */
export const relativeTime = (at: number, now: number): string => {
  const ago = now - at
  if (ago < minute) return 'just now'
  if (ago < hour) return `${Math.floor(ago / minute)}\u00a0m ago`
  if (ago < day) return `${Math.floor(ago / hour)}\u00a0h ago`
  if (ago < 7 * day) return `${Math.floor(ago / day)}\u00a0d ago`
  return calendarDate(at, now)
}
