/** A part of a file that changed, with three lines around it; lines begin with ` `, `-` or `+`. */
export interface PatchHunk {
  readonly oldStart: number
  readonly oldLines: number
  readonly newStart: number
  readonly newLines: number
  readonly lines: readonly string[]
}

const around = 3

const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n')

const commonHead = (a: readonly string[], b: readonly string[]): number => {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length += 1
  return length
}

/** The one hunk between two versions of a text that differ in one place; none where they agree. */
export const patchOf = (before: string, after: string): readonly PatchHunk[] => {
  if (before === after) return []
  const old = linesOf(before)
  const next = linesOf(after)
  const head = commonHead(old, next)
  const tail = commonHead(old.slice(head).reverse(), next.slice(head).reverse())
  const from = Math.max(0, head - around)
  const oldEnd = old.length - tail
  const newEnd = next.length - tail
  const lines = [
    ...old.slice(from, head).map((line) => ` ${line}`),
    ...old.slice(head, oldEnd).map((line) => `-${line}`),
    ...next.slice(head, newEnd).map((line) => `+${line}`),
    ...old.slice(oldEnd, oldEnd + around).map((line) => ` ${line}`),
  ]
  const shown = Math.min(around, tail)
  return [
    {
      oldStart: from + 1,
      oldLines: oldEnd - from + shown,
      newStart: from + 1,
      newLines: newEnd - from + shown,
      lines,
    },
  ]
}
