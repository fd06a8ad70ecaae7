import { holds, type MessageKind } from '#schema/transcript/event.ts'
import type { Outline } from '#schema/transcript/operations.ts'
import type { Layout, Part } from './reader-search.ts'

/** One row of the reader: a record, several gathered in one line, or a branch left behind. */
export type Item =
  | { readonly kind: 'record'; readonly seq: number }
  | { readonly kind: 'group'; readonly seq: number; readonly seqs: readonly number[] }
  | {
      readonly kind: 'rewind'
      readonly seq: number
      readonly seqs: readonly number[]
      readonly prompt: string
    }

/** What a person chose to see, and which gathered rows stand open (by the seq they begin with). */
export interface View {
  readonly layout: Layout
  readonly parts: ReadonlySet<Part>
  readonly open: ReadonlySet<number>
}

const partOfKind: Readonly<Record<MessageKind, Part | null>> = {
  prompt: 'prompts',
  task: 'prompts',
  answer: null,
  toolResult: 'tools',
  error: 'errors',
  meta: 'notes',
  system: 'notes',
  unknown: 'notes',
  quiet: 'bookkeeping',
  compaction: null,
  interruption: null,
}

const isAnswerShown = (held: number, parts: ReadonlySet<Part>): boolean => {
  const has = (bit: number) => (held & bit) !== 0
  if (has(holds.error) && parts.has('errors')) return true
  if (has(holds.thinking) && parts.has('thinking')) return true
  if (has(holds.toolUse) && parts.has('tools')) return true
  const isBare = !has(holds.thinking) && !has(holds.toolUse)
  return parts.has('answers') && (has(holds.text) || has(holds.picture) || isBare)
}

const alwaysShown: ReadonlySet<MessageKind> = new Set(['compaction', 'interruption'])

/** Whether a record passes the layout and the parts chosen. */
const isShown = (kind: MessageKind, held: number, { layout, parts }: View): boolean => {
  if (alwaysShown.has(kind)) return true
  if (layout === 'prompts') return kind === 'prompt' || kind === 'task'
  if (kind === 'answer') return isAnswerShown(held, parts)
  const isError = (held & holds.error) !== 0 && parts.has('errors')
  return isError || parts.has(partOfKind[kind] ?? 'answers')
}

/** Kinds that a compact layout gathers, unless words are among them. */
const gathered: ReadonlySet<MessageKind> = new Set(['toolResult', 'meta', 'system', 'quiet'])

const isGathered = (kind: MessageKind, held: number): boolean =>
  kind === 'answer' ? (held & (holds.text | holds.picture)) === 0 : gathered.has(kind)

/** Runs of gathered records become one row each; a lone one stays as it is. */
const gather = (outline: Outline, seqs: readonly number[], open: ReadonlySet<number>): Item[] => {
  const items: Item[] = []
  let run: number[] = []
  const close = () => {
    const [first] = run
    if (first !== undefined && run.length > 1) {
      items.push({ kind: 'group', seq: first, seqs: run })
      if (open.has(first)) items.push(...run.map((seq): Item => ({ kind: 'record', seq })))
    } else if (first !== undefined) items.push({ kind: 'record', seq: first })
    run = []
  }
  for (const seq of seqs) {
    if (isGathered(outline.kinds[seq] ?? 'unknown', outline.holds[seq] ?? 0)) run.push(seq)
    else {
      close()
      items.push({ kind: 'record', seq })
    }
  }
  close()
  return items
}

/** Branches that were left behind stand where they begin, folded. */
const withRewinds = (outline: Outline, view: View, seqs: readonly number[]) => {
  const shown = new Set(seqs)
  const left = new Set(outline.rewinds.flatMap((rewind) => rewind.seqs))
  // By the first record that is shown: the prompt itself may be left out.
  const heads = new Map(
    outline.rewinds.map((rewind) => [rewind.seqs.find((seq) => shown.has(seq)) ?? -1, rewind]),
  )
  const pieces: (Item | number)[] = []
  for (const seq of seqs) {
    const rewind = heads.get(seq)
    if (rewind) {
      pieces.push({ kind: 'rewind', seq, seqs: rewind.seqs, prompt: rewind.prompt })
      if (view.open.has(seq)) pieces.push(...rewind.seqs.filter((one) => shown.has(one)))
    } else if (!left.has(seq)) pieces.push(seq)
  }
  return pieces
}

/** Rows of a transcript in order. A record shown inside another has none of its own. */
export const layOut = (outline: Outline, view: View): readonly Item[] => {
  const hosted = new Set(outline.hosts.map(([seq]) => seq))
  const seqs = outline.kinds.flatMap((kind, seq) =>
    !hosted.has(seq) && isShown(kind, outline.holds[seq] ?? 0, view) ? [seq] : [],
  )
  const items: Item[] = []
  let run: number[] = []
  const close = () => {
    items.push(
      ...(view.layout === 'compact'
        ? gather(outline, run, view.open)
        : run.map((seq): Item => ({ kind: 'record', seq }))),
    )
    run = []
  }
  for (const piece of withRewinds(outline, view, seqs)) {
    if (typeof piece === 'number') run.push(piece)
    else {
      close()
      items.push(piece)
    }
  }
  close()
  return items
}

/** The last record that a row stands for. */
export const lastOf = (item: Item): number =>
  item.kind === 'record' ? item.seq : (item.seqs.at(-1) ?? 0)

/** Place of the row that shows a record, or of the next one. Open rows come before what is in them. */
export const placeOf = (items: readonly Item[], seq: number): number => {
  const exact = items.findIndex((item) => item.kind === 'record' && item.seq === seq)
  if (exact !== -1) return exact
  const next = items.findIndex((item) => lastOf(item) >= seq)
  return next === -1 ? Math.max(0, items.length - 1) : next
}

/** Seq of the row that shows a record: its own, or that of the record it is shown in. */
export const hostOf = (outline: Outline, seq: number): number =>
  outline.hosts.find(([hosted]) => hosted === seq)?.[1] ?? seq

/** Kinds that belong to the agent's turn: they follow one another without a new head. */
const inTurn: ReadonlySet<MessageKind> = new Set(['answer', 'toolResult', 'quiet'])

/** Whether a row opens the agent's turn and so names who speaks; gathered rows have no voice. */
export const opensTurn = (
  kinds: readonly MessageKind[],
  items: readonly Item[],
  place: number,
): boolean => {
  const own = items[place]
  if (own?.kind !== 'record' || kinds[own.seq] !== 'answer') return false
  let at = place - 1
  while (items[at]?.kind === 'group') at -= 1
  const before = items[at]
  if (before?.kind !== 'record') return true
  return !inTurn.has(kinds[before.seq] ?? 'unknown')
}

/** A first guess of each row's height; the real one is measured once it is drawn. */
const guesses: Readonly<Record<MessageKind, number>> = {
  prompt: 96,
  task: 96,
  answer: 40,
  toolResult: 28,
  meta: 28,
  compaction: 48,
  interruption: 28,
  system: 28,
  error: 44,
  quiet: 26,
  unknown: 28,
}

/** Height of a row before it was ever drawn, in pixels. */
export const guessHeight = (outline: Outline, item: Item | undefined): number => {
  if (item?.kind !== 'record') return 30
  const kind = outline.kinds[item.seq] ?? 'unknown'
  const held = outline.holds[item.seq] ?? 0
  return kind === 'answer' && (held & holds.text) !== 0 ? 96 : guesses[kind]
}
