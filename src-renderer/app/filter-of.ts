import type { FilterChoice } from '#renderer/client/filter.ts'
import { type DayRange, resolvePeriod } from '#renderer/lib/period.ts'
import { type Filter, filterLists } from '#schema/filter.ts'

/** The lists of a choice that name something. */
const listsOf = (choice: FilterChoice): Pick<Filter, (typeof filterLists)[number]> =>
  Object.fromEntries(
    filterLists.flatMap((name) => {
      const values = choice[name]
      return values?.length ? [[name, [...values]]] : []
    }),
  )

/** What a choice means on a day (`2026-11-21`) in a zone: days, and what operations take. */
export const filterOf = (
  choice: FilterChoice,
  today: string,
  timezone: string,
): { readonly days: DayRange; readonly filter: Filter } => {
  const days = resolvePeriod(choice, today)
  return { days, filter: { ...days, timezone, ...listsOf(choice) } }
}
