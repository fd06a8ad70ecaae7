/** A column sorted by and its order. */
export interface GridSort {
  readonly by: string
  readonly order: 'asc' | 'desc'
}

/** What a row is sorted by; null: not known, which comes last both ways. */
export type SortValue = number | string | null

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en', { sensitivity: 'base' })

/** Rows in order; equal ones stay as they were. */
export const sortRows = <Row>(
  rows: readonly Row[],
  sortedBy: (row: Row) => SortValue,
  order: GridSort['order'],
): readonly Row[] => {
  const sign = order === 'asc' ? 1 : -1
  return rows.toSorted((left, right) => {
    const [a, b] = [sortedBy(left), sortedBy(right)]
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    return sign * compare(a, b)
  })
}

/** The sort that a press on a column's head gives: the other order where it is sorted by already. */
export const pressed = (sort: GridSort, by: string, isNumber: boolean): GridSort => {
  if (sort.by === by) return { by, order: sort.order === 'asc' ? 'desc' : 'asc' }
  return { by, order: isNumber ? 'desc' : 'asc' }
}
