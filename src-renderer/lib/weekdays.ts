import { startOfWeek } from './days.ts'

/** A day of the week; `weekday` 0 is Monday. */
export interface Weekday {
  readonly weekday: number
  readonly short: string
  readonly long: string
}

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

const all: readonly Weekday[] = names.map((long, weekday) => ({
  weekday,
  long,
  short: long.slice(0, 3),
}))

/** A Monday, to see how far its week has begun before it. */
const monday = '2026-01-05'

/** The days of a week in the order a person counts them, see `setWeekStart`. */
export const weekdaysInOrder = (): readonly Weekday[] => {
  const before = (Date.parse(monday) - Date.parse(startOfWeek(monday))) / 86_400_000
  const first = (7 - before) % 7
  return [...all.slice(first), ...all.slice(0, first)]
}
