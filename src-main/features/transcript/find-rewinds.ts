import { holds, type MessageKind } from '#schema/transcript/event.ts'

/** A record as a node of the tree that records form. */
export interface TreeRecord {
  readonly kind: MessageKind
  readonly holds: number
  readonly uuid: string | null
  readonly parent_uuid: string | null
  readonly at: number | null
  readonly prompt: string | null
}

/** Records that a person left behind by going back, and what was asked there. */
export interface FoundRewind {
  readonly seqs: number[]
  readonly prompt: string
}

/** Kinds that stand between a prompt and what it follows without being part of the talk. */
const between: ReadonlySet<MessageKind> = new Set(['quiet', 'system', 'meta', 'unknown'])

interface Tree {
  readonly records: readonly TreeRecord[]
  /** Place of the first record of each uuid; a later one is a replay. */
  readonly places: ReadonlyMap<string, number>
}

// Counted by hand: a pair for each of ten thousand records has to be collected before one can read.
const growTree = (records: readonly TreeRecord[]): Tree => {
  const places = new Map<string, number>()
  for (let place = 0; place < records.length; place += 1) {
    const uuid = records[place]?.uuid ?? null
    if (uuid !== null && !places.has(uuid)) places.set(uuid, place)
  }
  return { records, places }
}

type Children = ReadonlyMap<number, readonly number[]>

const childrenOf = ({ records, places }: Tree): Children => {
  const children = new Map<number, number[]>()
  for (const [place, { parent_uuid }] of records.entries()) {
    const parent = parent_uuid === null ? undefined : places.get(parent_uuid)
    if (parent === undefined || parent === place) continue
    const siblings = children.get(parent)
    if (siblings) siblings.push(place)
    else children.set(parent, [place])
  }
  return children
}

const parentOf = ({ records, places }: Tree, place: number): number | null => {
  const uuid = records[place]?.parent_uuid
  return uuid ? (places.get(uuid) ?? null) : null
}

/**
 * What was last said before each record, side records passed over; null at a root or in a circle.
 * A way that was gone is remembered, so that many prompts behind one long way cost one walk.
 */
const createSaidBefore = (tree: Tree) => {
  const known = new Map<number, number | null>()
  return (place: number): number | null => {
    const way = new Set<number>()
    let at = parentOf(tree, place)
    while (at !== null && !known.has(at) && !way.has(at)) {
      const kind = tree.records[at]?.kind
      if (kind !== undefined && !between.has(kind)) known.set(at, at)
      else {
        way.add(at)
        at = parentOf(tree, at)
      }
    }
    const said = at === null ? null : (known.get(at) ?? null)
    for (const passed of way) known.set(passed, said)
    return said
  }
}

/** A record and everything that follows from it, without what was left behind already. */
const subtree = (children: Children, root: number, left: ReadonlySet<number>): Set<number> => {
  const found = new Set([root])
  // A set grows while it is walked, so that every child is visited once.
  for (const place of found)
    for (const child of children.get(place) ?? []) if (!left.has(child)) found.add(child)
  return found
}

const isTyped = ({ kind, holds: held, uuid }: TreeRecord): boolean =>
  kind === 'prompt' && uuid !== null && (held & (holds.queued | holds.sidechain)) === 0

/** Prompts that follow the same words, where there are several: all but one were left behind. */
const siblings = (tree: Tree): number[][] => {
  // By what they follow and by when they were asked: a second one of the same time is a replay.
  const groups = new Map<number, Map<number | null, number>>()
  const saidBefore = createSaidBefore(tree)
  for (let place = 0; place < tree.records.length; place += 1) {
    const record = tree.records[place]
    if (!record || !isTyped(record) || tree.places.get(record.uuid ?? '') !== place) continue
    const before = saidBefore(place)
    if (before === null) continue
    const group = groups.get(before) ?? new Map<number | null, number>()
    if (!group.has(record.at)) group.set(record.at, place)
    groups.set(before, group)
  }
  return [...groups.values()].map((group) => [...group.values()]).filter(({ length }) => length > 1)
}

/** The newest record of the tree and all that it follows from. */
const activePath = (tree: Tree): Set<number> => {
  const path = new Set<number>()
  const last = tree.records.findLastIndex(({ uuid }) => uuid !== null)
  for (let at: number | null = last; at !== null && !path.has(at); at = parentOf(tree, at))
    path.add(at)
  return path
}

/**
 * Finds where a person went back to an earlier place and asked anew: prompts that follow the same
 * words are branches, and the talk went on in the one that leads to the newest record, else in the
 * one that was asked last. Retried calls, parallel results and replays make branches too; they are
 * no rewinds.
 */
export const findRewinds = (records: readonly TreeRecord[]): FoundRewind[] => {
  const tree = growTree(records)
  const groups = siblings(tree)
  // Most people never go back, and a long session has ten thousand records.
  if (groups.length === 0) return []
  const active = activePath(tree)
  const children = childrenOf(tree)
  const left = new Set<number>()
  const rewinds: FoundRewind[] = []
  for (const group of groups) {
    const kept = group.findLast((root) => active.has(root)) ?? group.at(-1) ?? -1
    for (const root of group) {
      if (root === kept || left.has(root)) continue
      const branch = subtree(children, root, left)
      // A circle in hostile records would leave behind what the talk goes on from.
      if (branch.has(kept) || left.has(kept)) continue
      const seqs = [...branch].sort((a, b) => a - b)
      for (const place of seqs) left.add(place)
      rewinds.push({ seqs, prompt: records[root]?.prompt ?? '' })
    }
  }
  return rewinds.sort((a, b) => (a.seqs[0] ?? 0) - (b.seqs[0] ?? 0))
}
