import { createDayNamer, hostTimezone } from '#main/lib/days.ts'
import { type ResolvedFilter, resolveFilter } from '#main/store/usage.ts'
import { AppError } from '#schema/errors.ts'

/** Windows that the documents name. */
export const documentPeriods = ['today', 'week', 'month', 'all'] as const
/** A window that the documents name. */
export type DocumentPeriod = (typeof documentPeriods)[number]

/** A window of local days, both included; absent ends are open. */
export interface PeriodDays {
  readonly since?: string
  readonly until?: string
}

/** A day, so many days before another. */
export const daysBefore = (day: string, count: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - count)
  return date.toISOString().slice(0, 10)
}

/** The last so many days, today included. */
export const lastDays = (today: string, count: number): PeriodDays => ({
  since: daysBefore(today, count - 1),
  until: today,
})

/** The local day it is, in the zone a person chose or else this machine's. */
export const todayOf = (library: {
  readonly setting: (key: string) => unknown
}): { readonly today: string; readonly timezone: string } => {
  const chosen = library.setting('settings.timezone')
  const timezone = typeof chosen === 'string' ? chosen : hostTimezone()
  return { today: createDayNamer(timezone)(Date.now()), timezone }
}

/** Days of a window: this day, the last seven, this month so far, or all. */
export const periodDays = (period: DocumentPeriod, today: string): PeriodDays => {
  if (period === 'today') return lastDays(today, 1)
  if (period === 'week') return lastDays(today, 7)
  return period === 'month' ? { since: `${today.slice(0, 7)}-01`, until: today } : {}
}

/** A window by its name; `bad_value` for a name that is none. */
export const documentPeriod = (name: string): DocumentPeriod => {
  const found = documentPeriods.find((period) => period === name)
  if (found) return found
  throw new AppError('bad_value', `period: give one of ${documentPeriods.join(', ')}.`)
}

/** A window as a filter. */
export const periodFilter = (
  library: { readonly setting: (key: string) => unknown },
  period: DocumentPeriod,
): ResolvedFilter => {
  const { today, timezone } = todayOf(library)
  return resolveFilter({ ...periodDays(period, today), timezone })
}
