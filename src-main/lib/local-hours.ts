/** A weekday and an hour of it, on the clocks of a zone. */
export interface LocalHour {
  /** 0 is Monday. */
  readonly weekday: number
  readonly hour: number
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** Tells the weekday and hour of a time (UTC ms) in a zone, on days when its clocks change too. */
export const createHourTeller = (timeZone: string): ((at: number) => LocalHour) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  return (at) => {
    const text = format.format(at)
    return {
      weekday: weekdays.findIndex((day) => text.startsWith(day)),
      hour: Number(/\d+/.exec(text)?.[0] ?? 0),
    }
  }
}
