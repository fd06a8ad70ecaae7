import type { FilterChoice } from '#renderer/client/filter.ts'

type Key = keyof FilterChoice

interface Kept {
  readonly before: unknown
  readonly after: unknown
}

/** What clicks put into the filter, so that Esc can take away just that. */
export interface PickMemory {
  /** A click is about to change a choice. */
  readonly note: (choice: FilterChoice, change: FilterChoice) => void
  /** What takes away all that clicks added; undefined where there is nothing of theirs left. */
  readonly undo: (choice: FilterChoice) => FilterChoice | undefined
}

const keysOf = (change: FilterChoice) => Object.keys(change) as Key[]

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Keeps for each field what it was before the first click that changed it. A field that is not
 * what the last click made of it was changed otherwise, by the bar or by Back, and stays.
 */
export const createPickMemory = (): PickMemory => {
  const kept = new Map<Key, Kept>()
  const ours = (choice: FilterChoice, key: Key): Kept | undefined => {
    const one = kept.get(key)
    return one && isSame(one.after, choice[key]) ? one : undefined
  }
  return {
    note: (choice, change) => {
      for (const key of keysOf(change)) {
        const before = ours(choice, key)
        kept.set(key, { before: before ? before.before : choice[key], after: change[key] })
      }
    },
    undo: (choice) => {
      const undone = [...kept.keys()].flatMap((key) => {
        const one = ours(choice, key)
        return one && !isSame(one.before, one.after) ? [[key, one.before] as const] : []
      })
      kept.clear()
      return undone.length > 0 ? Object.fromEntries(undone) : undefined
    },
  }
}
