import type { Connection } from './open-database.ts'

const epoch = Date.UTC(2000, 0, 1)

const minuteMs = 60_000

/** Rows of one minute that stand in their order; more of them move on into the next ones. */
const perMinute = 16

/**
 * The id under which a record of a time (UTC ms) is looked for first in the full text; it has this
 * one or a higher one. Ids lie close together, because the full text keeps the distance between
 * them with every word: by the millisecond it is twice as large.
 */
export const firstId = (at: number): number =>
  Math.max(0, Math.floor((at - epoch) / minuteMs)) * perMinute

/** Row of `meta` that says how far an id lies behind the {@link firstId} of its time at most. */
export const shiftKey = 'most_shift'

/** {@link shiftKey} of a part of the full text; 0 where no record had to move on. */
export const mostShift = (db: Connection): number =>
  Number(db.prepare('select value from meta where key = ?').pluck().get(shiftKey) ?? 0)
