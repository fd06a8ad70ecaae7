import { isDeepStrictEqual } from 'node:util'
import type { Notes } from '#main/store/notes.ts'
import type { MergeCounts, MergeReport, NotesFile } from '#schema/notes.ts'
import { storedOf } from './notes-file.ts'

/** What may be done: nothing at all, add, or also replace what is older. */
export type MergeMode = 'look' | 'add' | 'replace'

interface Entry {
  readonly changedAt: number
}

/** Entries of one kind: how they are told apart, and where they go. */
interface Merging<T extends Entry> {
  readonly there: readonly T[]
  readonly keyOf: (entry: T) => string
  readonly put: (entry: T) => void
  readonly mode: MergeMode
}

const outcomeOf = (entry: Entry, known: Entry | undefined, mode: MergeMode): keyof MergeCounts => {
  if (!known) return 'added'
  if (isDeepStrictEqual(entry, known)) return 'same'
  return mode !== 'add' && entry.changedAt > known.changedAt ? 'replaced' : 'kept'
}

const mergeInto = <T extends Entry>(
  entries: readonly T[],
  { there, keyOf, put, mode }: Merging<T>,
): MergeCounts => {
  const known = new Map(there.map((entry) => [keyOf(entry), entry]))
  const counts = { added: 0, replaced: 0, kept: 0, same: 0 }
  for (const entry of entries) {
    const outcome = outcomeOf(entry, known.get(keyOf(entry)), mode)
    counts[outcome] += 1
    if (outcome === 'kept' || outcome === 'same') continue
    // A file that says two things of one is read in order, as if it were two files.
    known.set(keyOf(entry), entry)
    if (mode !== 'look') put(entry)
  }
  return counts
}

/**
 * Adds what a file holds to what is there, inside a transaction of the library. Of two that differ
 * the newer one stays; where nothing may be replaced, the one that is there.
 */
export const mergeNotes = (notes: Notes, file: NotesFile, mode: MergeMode): MergeReport => {
  const { titles, bookmarks, tags } = storedOf(file)
  return {
    titles: mergeInto(titles, {
      there: notes.titles(),
      keyOf: ({ sessionId }) => sessionId,
      put: (title) => notes.putTitle(title),
      mode,
    }),
    bookmarks: mergeInto(bookmarks, {
      there: notes.bookmarks(),
      keyOf: ({ id }) => id,
      put: (bookmark) => notes.putBookmark(bookmark),
      mode,
    }),
    tags: mergeInto(tags, {
      there: notes.ownTags(),
      keyOf: ({ sessionId, name }) => JSON.stringify([sessionId, name]),
      put: (tag) => notes.putTag(tag),
      mode,
    }),
  }
}
