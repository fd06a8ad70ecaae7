import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { type FilterChoice, FilterContext, type FilterState } from '#renderer/client/filter.ts'
import { pickPart } from '#renderer/client/filter-part.ts'
import { dayInZone } from '#renderer/lib/days.ts'
import { isAllTime } from '#renderer/lib/period.ts'
import { localZone } from '#renderer/lib/time.ts'
import { useNow } from '#renderer/lib/use-now.ts'
import { filterLists } from '#schema/filter.ts'
import { filterOf } from './filter-of.ts'
import { rememberPeriod } from './period-memory.ts'
import { createPickMemory } from './pick-memory.ts'

const nothing: FilterChoice = {
  period: undefined,
  since: undefined,
  until: undefined,
  project: undefined,
  model: undefined,
  provider: undefined,
  tag: undefined,
}

const changesPeriod = (change: FilterChoice): boolean =>
  'period' in change || 'since' in change || 'until' in change

const isFilter = (choice: FilterChoice): boolean =>
  !isAllTime(choice) || filterLists.some((name) => choice[name] !== undefined)

/** The filter in the address; the same object as long as the address says the same. */
const useChoice = (): FilterChoice => {
  const { period, since, until, project, model, provider, tag } = useSearch({ from: '__root__' })
  const text = JSON.stringify({ period, since, until, project, model, provider, tag })
  return useMemo(() => ({ ...nothing, ...(JSON.parse(text) as FilterChoice) }), [text])
}

/** Reads the filter from the address and writes it back; the only place that does. */
export const FilterProvider = ({ children }: { readonly children: ReactNode }) => {
  const choice = useChoice()
  const navigate = useNavigate()
  const timezone = localZone()
  const today = dayInZone(useNow(), timezone)
  const memory = useMemo(createPickMemory, [])
  const state = useMemo<FilterState>(() => {
    const resolved = filterOf(choice, today, timezone)
    const apply = (next: FilterChoice) =>
      void navigate({ to: '.', search: (before) => ({ ...before, ...next }) })
    const change = (next: FilterChoice) => {
      if (changesPeriod(next)) rememberPeriod({ ...choice, ...next })
      apply(next)
    }
    return {
      choice,
      ...resolved,
      isFiltered: isFilter(choice),
      change,
      // Days that were clicked are looked into for a while; the next start is not about them.
      pick: (part, isAdding) => {
        const next = pickPart(choice, resolved.days, part, isAdding)
        memory.note(choice, next)
        apply(next)
      },
      clear: () => change(nothing),
      stepBack: () => {
        const undo = memory.undo(choice)
        if (undo) change(undo)
        else if (isFilter(choice)) change(nothing)
      },
    }
  }, [choice, today, timezone, navigate, memory])
  return <FilterContext value={state}>{children}</FilterContext>
}
