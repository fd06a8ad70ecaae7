import type { FilterChoice } from '#renderer/client/filter.ts'
import { type DayRange, resolvePeriod } from '#renderer/lib/period.ts'
import type { Filter } from '#schema/filter.ts'

/** What a choice means on a day (`2026-11-21`) in a zone: days, and what operations take. */
export const filterOf = (
  choice: FilterChoice,
  today: string,
  timezone: string,
): { readonly days: DayRange; readonly filter: Filter } => {
  const days = resolvePeriod(choice, today)
  const { project, model } = choice
  const filter = {
    ...days,
    timezone,
    ...(project ? { project } : {}),
    ...(model ? { model } : {}),
  }
  return { days, filter }
}
