/** A weekday and an hour of it, on the clocks of a zone. */
export interface LocalHour {
  /** 0 is Monday. */
  readonly weekday: number
  readonly hour: number
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

const hourMs = 3_600_000
/** Hours that are kept of all zones: some years. */
const mostHours = 200_000

/** Zones with their quarter hours told so far: a zone is slow to ask, and its clocks never change. */
const known = new Map<string, Map<number, LocalHour>>()
let kept = 0

const hoursOf = (timeZone: string): Map<number, LocalHour> => {
  if (kept >= mostHours) {
    known.clear()
    kept = 0
  }
  const hours = known.get(timeZone) ?? new Map<number, LocalHour>()
  known.set(timeZone, hours)
  return hours
}

/** Tells the weekday and hour of a time (UTC ms) in a zone, on days when its clocks change too. */
export const createHourTeller = (timeZone: string): ((at: number) => LocalHour) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  const hours = hoursOf(timeZone)
  return (at) => {
    // The clocks of any zone stand on a quarter hour, so all of one have the same hour.
    const quarter = Math.floor(at / (hourMs / 4))
    const told = hours.get(quarter)
    if (told) return told
    const text = format.format(at)
    const hour = {
      weekday: weekdays.findIndex((day) => text.startsWith(day)),
      hour: Number(/\d+/.exec(text)?.[0] ?? 0),
    }
    hours.set(quarter, hour)
    kept += 1
    return hour
  }
}
