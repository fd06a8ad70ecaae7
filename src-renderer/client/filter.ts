import { createContext, use } from 'react'
import type { DayRange, PeriodChoice } from '#renderer/lib/period.ts'
import type { Filter, filterLists } from '#schema/filter.ts'
import type { Part } from './filter-part.ts'

/** The filter bar as the address states it; absent means all. */
export interface FilterChoice extends PeriodChoice {
  readonly project?: readonly string[] | undefined
  readonly model?: readonly string[] | undefined
  readonly provider?: readonly string[] | undefined
  readonly tag?: readonly string[] | undefined
}

/** The filter every view shares, and how to change it. */
export interface FilterState {
  readonly choice: FilterChoice
  readonly days: DayRange
  /** What operations take: days, zone, projects, models, providers, tags. */
  readonly filter: Filter
  readonly isFiltered: boolean
  /** Puts a change into the address; a key set to undefined is taken out. */
  readonly change: (change: FilterChoice) => void
  /** Filters to a part of a chart, see `usePick`; `isAdding` keeps what is chosen beside it. */
  readonly pick: (part: Part, isAdding: boolean) => void
  readonly clear: () => void
  /** Takes away what clicks on charts added; where there is nothing of theirs, everything. */
  readonly stepBack: () => void
}

/** Holds the filter for all views below. */
export const FilterContext = createContext<FilterState | null>(null)

/** The filter of this view. */
export const useFilter = (): FilterState => {
  const state = use(FilterContext)
  if (!state) throw new Error('useFilter needs a FilterContext above it')
  return state
}

/**
 * The filter without one of its lists. What ranks the values of a list asks with it, so that those
 * not chosen stay in sight and can be added.
 */
export const useFilterWithout = (name: (typeof filterLists)[number]): Filter => {
  const { [name]: _, ...others } = useFilter().filter
  return others
}

/** The part of an address that links carry on to the next view. */
export const keepFilter = (choice: FilterChoice) => ({
  period: choice.period,
  since: choice.since,
  until: choice.until,
  project: choice.project,
  model: choice.model,
  provider: choice.provider,
  tag: choice.tag,
})

/** The filter with the period replaced by days of one's own. */
export const withDays = (since: string, until: string): FilterChoice => ({
  period: undefined,
  since,
  until,
})
