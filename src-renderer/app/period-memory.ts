import type { PeriodChoice } from '#renderer/lib/period.ts'
import { recall, remember } from '#renderer/lib/storage.ts'
import { FilterSearch } from './filter-search.ts'
import { parseSearch, stringifySearch } from './search-text.ts'

const Period = FilterSearch.pick({ period: true, since: true, until: true })

/** Keeps a chosen period for the next start. */
export const rememberPeriod = (choice: PeriodChoice): void =>
  remember('period', JSON.stringify(Period.parse(choice)))

const rememberedPeriod = (): PeriodChoice => {
  try {
    return Period.parse(JSON.parse(recall('period') ?? '{}'))
  } catch {
    return {}
  }
}

/** At start: an address that names no period takes the one chosen last, and says so. */
export const restorePeriod = (): void => {
  const { pathname, search } = window.location
  const given = parseSearch(search)
  if (given.period ?? given.since ?? given.until) return
  const full = stringifySearch({ ...given, ...rememberedPeriod() })
  window.history.replaceState(null, '', pathname + full)
}
