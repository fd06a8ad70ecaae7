import type { FileDiff, Hunk } from '#schema/transcript/block.ts'

/** Lines of one diff that a window gets, and how long one of them may be. */
const mostLines = 400
const mostLetters = 2_000

/** What a line of a diff is: a space, `+` or `-`. */
export const mark = (line: string): string => line[0] ?? ' '

/** A line of a diff, cut where it is too long to be shown; null for what is no text. */
export const asLine = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, mostLetters).toWellFormed() : null

/** What changed in one file. Keeps the first lines; counts are of all of them. */
export const diffOf = (path: string | null, isNew: boolean, hunks: readonly Hunk[]): FileDiff => {
  const all = hunks.flatMap(({ lines }) => lines)
  let left = mostLines
  const kept = hunks.flatMap((hunk): Hunk[] => {
    const lines = hunk.lines.slice(0, Math.max(0, left))
    left -= lines.length
    return lines.length > 0 ? [{ ...hunk, lines }] : []
  })
  return {
    path,
    isNew,
    added: all.filter((line) => mark(line) === '+').length,
    removed: all.filter((line) => mark(line) === '-').length,
    hunks: kept,
    isCut: all.length > mostLines,
  }
}
