import { type ToolRow, toolTouch } from '#main/store/tool-figures.ts'
import type { FileList, TouchedFile } from '#schema/side-by-side.ts'

const mostListed = 500

/** Files by path, with how often they were read and changed. */
export const touchedFiles = (rows: readonly ToolRow[]): ReadonlyMap<string, TouchedFile> => {
  const files = new Map<string, TouchedFile>()
  for (const row of rows) {
    const touch = toolTouch(row)
    if (touch === null || row.target === null) continue
    const known = files.get(row.target) ?? { path: row.target, reads: 0, edits: 0 }
    files.set(row.target, { ...known, [touch]: known[touch] + 1 })
  }
  return files
}

/** Those of one session that the other has not touched. */
export const filesOnlyIn = (
  own: ReadonlyMap<string, TouchedFile>,
  other: ReadonlyMap<string, TouchedFile>,
): FileList => {
  const rows = [...own.values()]
    .filter(({ path }) => !other.has(path))
    .sort((a, b) => b.edits - a.edits || b.reads - a.reads || (a.path < b.path ? -1 : 1))
  return { total: rows.length, rows: rows.slice(0, mostListed) }
}
