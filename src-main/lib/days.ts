import { TZDate, tzOffset } from '@date-fns/tz'

/** UTC milliseconds `[from, to)`; an open end is null. */
export interface TimeRange {
  readonly from: number | null
  readonly to: number | null
}

/** A machine that travels is asked again now and then; each time takes a third of a millisecond. */
const zoneMs = 10_000
let zone: {
  readonly name: string
  readonly until: number
  readonly by: string | undefined
} | null = null

/** The zone of this machine, where none is asked for. */
export const hostTimezone = (): string => {
  const now = performance.now()
  const by = process.env.TZ
  if (!zone || now >= zone.until || zone.by !== by) {
    const name = Intl.DateTimeFormat().resolvedOptions().timeZone
    zone = { name, until: now + zoneMs, by }
  }
  return zone.name
}

const midnight = (day: string, plusDays: number, timezone: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new TZDate(year, month - 1, date + plusDays, timezone).getTime()
}

/** The time from local midnight of `since` to the midnight that ends `until`. */
export const dayRange = (
  since: string | undefined,
  until: string | undefined,
  timezone: string,
): TimeRange => ({
  from: since === undefined ? null : midnight(since, 0, timezone),
  to: until === undefined ? null : midnight(until, 1, timezone),
})

const pad = (number: number, width: number): string => String(number).padStart(width, '0')

const utcDayMs = 86_400_000

/** How far a zone is ahead of UTC at a time, in milliseconds. */
const aheadAt = (at: number, timezone: string): number => tzOffset(timezone, new Date(at)) * 60_000

interface NamedDay {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Whether its clocks stand still, so that all of it lies between those two. */
  readonly isEven: boolean
}

/** A zone is slow to ask, so it is asked for as little as a day needs: at the time and at both ends. */
const readDay = (at: number, timezone: string): NamedDay => {
  const ahead = aheadAt(at, timezone)
  const onClock = Math.floor((at + ahead) / utcDayMs) * utcDayMs
  const [start, end] = [onClock - ahead, onClock - ahead + utcDayMs]
  const day = new Date(onClock)
  const name = `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1, 2)}-${pad(day.getUTCDate(), 2)}`
  const isEven = [start, end - 1].every((edge) => aheadAt(edge, timezone) === ahead)
  return { name, start, end, isEven }
}

/** Days that are kept; centuries of a zone, or years of a few. */
const mostDays = 100_000

/** Local days by zone and the UTC day they touch: a zone is slow to ask, and its days never change. */
const knownDays = new Map<string, Map<number, NamedDay[]>>()
let daysKept = 0

const daysOf = (timezone: string): Map<number, NamedDay[]> => {
  const known = knownDays.get(timezone)
  if (known && daysKept < mostDays) return known
  if (daysKept >= mostDays) {
    knownDays.clear()
    daysKept = 0
  }
  const made = new Map<number, NamedDay[]>()
  knownDays.set(timezone, made)
  return made
}

/** Names the local day of a time, `YYYY-MM-DD`; a day that was named before costs next to nothing. */
export const createDayNamer = (timezone: string): ((at: number) => string) => {
  const days = daysOf(timezone)
  return (at) => {
    const utcDay = Math.floor(at / utcDayMs)
    const near = days.get(utcDay) ?? []
    const known = near.find(({ start, end }) => at >= start && at < end)
    if (known) return known.name
    const day = readDay(at, timezone)
    // Where clocks change, a midnight may come twice or not at all: such a day is asked for anew.
    if (!day.isEven) return day.name
    days.set(utcDay, [...near, day])
    daysKept += 1
    return day.name
  }
}
