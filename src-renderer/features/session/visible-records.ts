import type { MessageKind } from '#schema/transcript/event.ts'

/** Seqs of the records to be drawn, in order; bookkeeping only where it is asked for. */
export const visibleSeqs = (kinds: readonly MessageKind[], withQuiet: boolean): readonly number[] =>
  kinds.flatMap((kind, seq) => (withQuiet || kind !== 'quiet' ? [seq] : []))

/** Place of the record at a seq, or of the next one drawn after it. */
export const placeOf = (seqs: readonly number[], seq: number): number => {
  let [low, high] = [0, seqs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((seqs[middle] ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return Math.min(low, Math.max(0, seqs.length - 1))
}

/** Kinds that belong to the agent's turn: they follow one another without a new head. */
const inTurn: ReadonlySet<MessageKind> = new Set(['answer', 'toolResult', 'quiet'])

/** Whether a record opens the agent's turn and so names who speaks. */
export const opensTurn = (
  kinds: readonly MessageKind[],
  seqs: readonly number[],
  place: number,
): boolean => {
  const kind = kinds[seqs[place] ?? -1]
  const before = place === 0 ? undefined : kinds[seqs[place - 1] ?? -1]
  return kind === 'answer' && (before === undefined || !inTurn.has(before))
}

/** A first guess of each kind's height; the real one is measured once it is drawn. */
export const guessedHeight: Readonly<Record<MessageKind, number>> = {
  prompt: 96,
  answer: 40,
  toolResult: 28,
  meta: 28,
  compaction: 48,
  system: 28,
  error: 44,
  quiet: 26,
  unknown: 28,
}
