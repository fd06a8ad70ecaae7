import type { DayRange } from '#renderer/lib/period.ts'
import type { FilterChoice } from './filter.ts'

/** What a bar, a cell or a slice stands for: days, and one value of each list it names. */
export interface Part {
  readonly since?: string
  readonly until?: string
  readonly project?: string
  readonly model?: string
  readonly provider?: string
}

const lists = ['project', 'model', 'provider'] as const

type ListName = (typeof lists)[number]

/** The values of a part with the name of their list. */
const valuesOf = (part: Part): readonly (readonly [ListName, string])[] =>
  lists.flatMap((name) => {
    const value = part[name]
    return value === undefined ? [] : [[name, value] as const]
  })

const hasDays = (part: Part): part is Part & Required<DayRange> =>
  part.since !== undefined && part.until !== undefined

/** Whether days and values of a part are among what is chosen. */
export const isChosen = (choice: FilterChoice, days: DayRange, part: Part): boolean =>
  valuesOf(part).every(([name, value]) => choice[name]?.includes(value)) &&
  (!hasDays(part) || (part.since === days.since && part.until === days.until))

const isAlone = (choice: FilterChoice, part: Part): boolean =>
  valuesOf(part).every(([name]) => choice[name]?.length === 1)

const noDays: FilterChoice = { period: undefined, since: undefined, until: undefined }

const without = (choice: FilterChoice, part: Part): FilterChoice => {
  const change: Partial<Record<ListName, readonly string[] | undefined>> = {}
  for (const [name, value] of valuesOf(part)) {
    const rest = choice[name]?.filter((other) => other !== value)
    change[name] = rest?.length ? rest : undefined
  }
  return { ...change, ...(hasDays(part) ? noDays : {}) }
}

const alone = (part: Part): FilterChoice => ({
  ...Object.fromEntries(valuesOf(part).map(([name, value]) => [name, [value]])),
  ...(hasDays(part) ? { ...noDays, since: part.since, until: part.until } : {}),
})

/** From the earlier to the later day of both; the days of an open range are no days to add to. */
const spanning = ({ since, until }: DayRange, part: Required<DayRange>): FilterChoice => ({
  period: undefined,
  since: since !== undefined && until !== undefined && since < part.since ? since : part.since,
  until: since !== undefined && until !== undefined && until > part.until ? until : part.until,
})

const together = (choice: FilterChoice, days: DayRange, part: Part): FilterChoice => ({
  ...Object.fromEntries(
    valuesOf(part).map(([name, value]) => [name, [...new Set([...(choice[name] ?? []), value])]]),
  ),
  ...(hasDays(part) ? spanning(days, part) : {}),
})

/**
 * What a click on a part changes of a choice whose days are `days`: to that part alone, or, where
 * it adds, to what is chosen and that part. A part that is chosen is let go.
 */
export const pickPart = (
  choice: FilterChoice,
  days: DayRange,
  part: Part,
  isAdding: boolean,
): FilterChoice => {
  if (isChosen(choice, days, part) && (isAdding || isAlone(choice, part)))
    return without(choice, part)
  return isAdding ? together(choice, days, part) : alone(part)
}
