import { addDays, shortMonth, startOfWeek } from '#renderer/lib/days.ts'

/** Weeks that are drawn. */
const weeks = 53

/** A year of weeks as columns. */
export interface Calendar {
  /** The month where one begins, else empty. */
  readonly columns: readonly string[]
  /** The day at a place; undefined after the last. */
  readonly dayAt: (row: number, column: number) => string | undefined
}

/** The weeks that end with the one of a day. */
export const calendarOf = (until: string): Calendar => {
  const first = addDays(startOfWeek(until), -(weeks - 1) * 7)
  const monthAt = (column: number): string => addDays(first, column * 7).slice(0, 7)
  return {
    columns: Array.from({ length: weeks }, (_, column) =>
      column > 0 && monthAt(column) !== monthAt(column - 1)
        ? shortMonth(addDays(first, column * 7))
        : '',
    ),
    dayAt: (row, column) => {
      const day = addDays(first, column * 7 + row)
      return day <= until ? day : undefined
    },
  }
}
