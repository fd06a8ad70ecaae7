import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { type FilterChoice, FilterContext, type FilterState } from '#renderer/client/filter.ts'
import { dayInZone } from '#renderer/lib/days.ts'
import { isAllTime } from '#renderer/lib/period.ts'
import { localZone } from '#renderer/lib/time.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import { filterOf } from './filter-of.ts'
import { rememberPeriod } from './period-memory.ts'

const nothing: FilterChoice = {
  period: undefined,
  since: undefined,
  until: undefined,
  project: undefined,
  model: undefined,
}

const changesPeriod = (change: FilterChoice): boolean =>
  'period' in change || 'since' in change || 'until' in change

/** Reads the filter from the address and writes it back; the only place that does. */
export const FilterProvider = ({ children }: { readonly children: ReactNode }) => {
  const search = useSearch({ from: '__root__' })
  const navigate = useNavigate()
  const timezone = localZone()
  const today = dayInZone(useNow(), timezone)
  const { period, since, until, project, model } = search
  const state = useMemo<FilterState>(() => {
    const choice = { period, since, until, project, model }
    const change = (next: FilterChoice) => {
      if (changesPeriod(next)) rememberPeriod({ ...choice, ...next })
      void navigate({ to: '.', search: (before) => ({ ...before, ...next }) })
    }
    return {
      choice,
      ...filterOf(choice, today, timezone),
      isFiltered: !isAllTime(choice) || project !== undefined || model !== undefined,
      change,
      clear: () => change(nothing),
    }
  }, [period, since, until, project, model, today, timezone, navigate])
  return <FilterContext value={state}>{children}</FilterContext>
}
