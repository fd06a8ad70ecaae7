import { type ToolRow, toolTouch } from './tool-figures.ts'

/** What tool calls read, changed and looked for. */
export interface CodeFigures {
  readonly filesRead: number
  readonly filesModified: number
  readonly linesAdded: number
  readonly linesRemoved: number
  readonly searches: number
  readonly shellSearches: number
  readonly failedEdits: number
  /** Reads and edits by extension, most first. */
  readonly extensions: ReadonlyMap<string, number>
}

const searchTools: ReadonlySet<string> = new Set(['Grep', 'Glob'])

/** The extension of a file, in small letters; null where its name has none. */
export const extensionOf = (file: string): string | null => {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 || dot === name.length - 1 ? null : name.slice(dot + 1).toLowerCase()
}

/** Sums of the rows of one session. */
export const codeFigures = (rows: readonly ToolRow[]): CodeFigures => {
  const read = new Set<string>()
  const modified = new Set<string>()
  const extensions = new Map<string, number>()
  const sums = { linesAdded: 0, linesRemoved: 0, searches: 0, shellSearches: 0, failedEdits: 0 }
  for (const row of rows) {
    const { name, target } = row
    const touch = toolTouch(row)
    const isEdited = touch === 'edits'
    if (isEdited) {
      sums.linesAdded += row.added ?? 0
      sums.linesRemoved += row.removed ?? 0
      sums.failedEdits += row.failed
    }
    if (searchTools.has(name)) sums.searches += 1
    else if (row.isSearch === 1) sums.shellSearches += 1
    if (target === null || touch === null) continue
    const files = isEdited ? modified : read
    files.add(target)
    const extension = extensionOf(target)
    if (extension !== null) extensions.set(extension, (extensions.get(extension) ?? 0) + 1)
  }
  const ranked = new Map([...extensions].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
  return { ...sums, filesRead: read.size, filesModified: modified.size, extensions: ranked }
}
