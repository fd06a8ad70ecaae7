import { TZDate } from '@date-fns/tz'

/** UTC milliseconds `[from, to)`; an open end is null. */
export interface TimeRange {
  readonly from: number | null
  readonly to: number | null
}

/** The zone of this machine, where none is asked for. */
export const hostTimezone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

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

/**
 * Names the local day of a time, `YYYY-MM-DD`. The day last named is kept, so times in order
 * cost one look-up of the zone a day.
 */
export const createDayNamer = (timezone: string): ((at: number) => string) => {
  let start = Number.NaN
  let end = Number.NaN
  let name = ''
  return (at) => {
    if (at >= start && at < end) return name
    const local = new TZDate(at, timezone)
    name = `${pad(local.getFullYear(), 4)}-${pad(local.getMonth() + 1, 2)}-${pad(local.getDate(), 2)}`
    start = midnight(name, 0, timezone)
    end = midnight(name, 1, timezone)
    return name
  }
}
