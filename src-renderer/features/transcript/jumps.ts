import { holds } from '#schema/transcript/event.ts'
import type { Outline } from '#schema/transcript/operations.ts'

/** What one can jump between. */
export type Jump = 'prompt' | 'error' | 'edit'

/** Places to jump to, by kind, in order. */
export type Jumps = Readonly<Record<Jump, readonly number[]>>

/** Where prompts, failures and edits stand. */
export const findJumps = ({ kinds, holds: held, hosts }: Outline): Jumps => {
  const hosted = new Set(hosts.map(([seq]) => seq))
  const where = (test: (seq: number) => boolean) =>
    kinds.flatMap((_, seq) => (!hosted.has(seq) && test(seq) ? [seq] : []))
  const has = (seq: number, bit: number) => ((held[seq] ?? 0) & bit) !== 0
  return {
    prompt: where((seq) => kinds[seq] === 'prompt' || kinds[seq] === 'task'),
    error: where((seq) => has(seq, holds.error)),
    edit: where((seq) => has(seq, holds.edit)),
  }
}

/** The next place after one, or the one before it; undefined at the ends. */
export const jumpFrom = (
  places: readonly number[],
  from: number,
  direction: 1 | -1,
): number | undefined =>
  direction === 1 ? places.find((seq) => seq > from) : places.findLast((seq) => seq < from)
