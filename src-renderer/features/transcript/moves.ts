import { type Item, lastOf, placeOf } from './items.ts'

/** Seqs of the first and the last record in sight. */
export interface Sight {
  top: number
  last: number
}

/** Where a jump begins: at the record that was jumped to last while it is in sight, else at the top. */
export const jumpStart = (target: number | undefined, { top, last }: Sight): number =>
  target !== undefined && target >= top && target <= last ? target : top

/**
 * Seq of the row after or before the one that shows a record; undefined at the ends. An open row
 * and the first record in it have one seq and are one step.
 */
export const stepRow = (
  items: readonly Item[],
  from: number,
  direction: 1 | -1,
): number | undefined => {
  let place = placeOf(items, from)
  const seq = items[place]?.seq
  while (items[place]?.seq === seq && items[place]) place += direction
  return items[place]?.seq
}

/** Whether the rows up to a place, that one too, are the same as before. */
export const isSameUpTo = (
  before: readonly Item[],
  after: readonly Item[],
  place: number,
): boolean =>
  before.slice(0, place + 1).every((item, at) => {
    const now = after[at]
    return item.kind === now?.kind && item.seq === now.seq
  })

/** Seq of the last record in sight, from the last row that is. */
export const lastSeqOf = (item: Item | undefined): number => (item ? lastOf(item) : 0)

/** Records from a seq on that have a row, or are gathered in one. */
export const countFrom = (items: readonly Item[], seq: number): number => {
  const found = new Set<number>()
  for (const item of items) {
    if (item.kind === 'record' && item.seq >= seq) found.add(item.seq)
    if (item.kind === 'group') for (const one of item.seqs) if (one >= seq) found.add(one)
  }
  return found.size
}

/** The record with a hit behind or before one that is read; round the end goes on at the other. */
export const nextHit = (
  seqs: readonly number[],
  from: number,
  direction: 1 | -1,
): number | undefined =>
  direction === 1
    ? (seqs.find((seq) => seq > from) ?? seqs[0])
    : (seqs.findLast((seq) => seq < from) ?? seqs.at(-1))
