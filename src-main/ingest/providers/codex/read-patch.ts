import { asLine, diffOf, mark } from '#main/ingest/providers/file-diff.ts'
import { asArray, asObject } from '#main/lib/coerce.ts'
import type { FileDiff, Hunk } from '#schema/transcript/block.ts'

const begins = '*** Begin Patch'
const ends = '*** End Patch'

/** The patch that a tool's input holds, wherever in it: a text, a field, the end of a command. */
export const findPatch = (input: unknown): string | null => {
  const texts =
    typeof input === 'string'
      ? [input]
      : Object.values(asObject(input) ?? {}).flatMap((value) => [value, ...asArray(value)])
  for (const text of texts) {
    if (typeof text !== 'string') continue
    const from = text.indexOf(begins)
    if (from === -1) continue
    const to = text.indexOf(ends, from)
    return text.slice(from, to === -1 ? undefined : to)
  }
  return null
}

interface Part {
  readonly path: string
  readonly isNew: boolean
  readonly hunks: string[][]
}

const heading = /^\*\*\* (Add|Update|Delete) File: (.*)$/
const moved = /^\*\*\* Move to: (.*)$/
const isKept = (line: string): boolean => line === '' || ' +-'.includes(mark(line))

const toDiff = ({ path, isNew, hunks }: Part): FileDiff =>
  diffOf(
    path.slice(0, 4096).toWellFormed(),
    isNew,
    hunks
      .filter((lines) => lines.length > 0)
      .map((lines): Hunk => {
        const start = isNew ? 1 : null
        return {
          oldStart: isNew ? 0 : null,
          newStart: start,
          lines: lines.map((line) => asLine(line === '' ? ' ' : line) ?? ' '),
        }
      }),
  )

/** The files that a patch changes, in its order. Where in a file its lines stand is not said. */
export const readPatch = (patch: string): FileDiff[] => {
  const parts: Part[] = []
  for (const line of patch.trimEnd().split('\n')) {
    const [, action, path] = heading.exec(line) ?? []
    const last = parts.at(-1)
    const target = moved.exec(line)?.[1]
    if (path !== undefined) parts.push({ path, isNew: action === 'Add', hunks: [[]] })
    else if (target !== undefined && last) parts[parts.length - 1] = { ...last, path: target }
    else if (line.startsWith('@@')) last?.hunks.push([])
    else if (last && !line.startsWith('***') && isKept(line)) last.hunks.at(-1)?.push(line)
  }
  return parts.map(toDiff)
}
