const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The zone of this machine, as an IANA name. */
export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const exact = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})
const monthDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const monthDayYear = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

/** Time of day: 14:02. */
export const clockTime = (at: number): string => clock.format(at)

/** Everything about a moment, for a hover. */
export const exactTime = (at: number): string => exact.format(at)

/** Day and time of day, the year only where it is not this one. */
export const dayAndTime = (at: number, now: number): string =>
  `${calendarDate(at, now)}, ${clockTime(at)}`

const calendarDate = (at: number, now: number): string => {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? monthDay : monthDayYear).format(at)
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
