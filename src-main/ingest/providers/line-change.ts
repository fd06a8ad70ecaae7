/** Lines that a tool call wrote and took away, as its input says. */
export interface LineChange {
  readonly added: number
  readonly removed: number
}

/** Lines of a text; one newline at its end begins no further line. */
export const countLines = (text: string): number => {
  if (text === '') return 0
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return text.endsWith('\n') ? lines - 1 : lines
}

/** Adds changes up; null where there is none. */
export const sumChanges = (changes: readonly LineChange[]): LineChange | null =>
  changes.length === 0
    ? null
    : {
        added: changes.reduce((sum, { added }) => sum + added, 0),
        removed: changes.reduce((sum, { removed }) => sum + removed, 0),
      }
