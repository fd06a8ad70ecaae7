import { createContext, use } from 'react'
import type { DayRange, PeriodChoice } from '#renderer/lib/period.ts'
import type { Filter } from '#schema/filter.ts'

/** The filter bar as the address states it; absent means all. */
export interface FilterChoice extends PeriodChoice {
  readonly project?: string | undefined
  readonly model?: string | undefined
}

/** The filter every view shares, and how to change it. */
export interface FilterState {
  readonly choice: FilterChoice
  readonly days: DayRange
  /** What operations take: days, zone, project, model. */
  readonly filter: Filter
  readonly isFiltered: boolean
  /** Puts a change into the address; a key set to undefined is taken out. */
  readonly change: (change: FilterChoice) => void
  readonly clear: () => void
}

/** Holds the filter for all views below. */
export const FilterContext = createContext<FilterState | null>(null)

/** The filter of this view. */
export const useFilter = (): FilterState => {
  const state = use(FilterContext)
  if (!state) throw new Error('useFilter needs a FilterContext above it')
  return state
}

/** The part of an address that links carry on to the next view. */
export const keepFilter = ({ period, since, until, project, model }: FilterChoice) => ({
  period,
  since,
  until,
  project,
  model,
})

/** The filter with the period replaced by days of one's own. */
export const withDays = (since: string, until: string): FilterChoice => ({
  period: undefined,
  since,
  until,
})
