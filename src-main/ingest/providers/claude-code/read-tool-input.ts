import { countLines, type LineChange, sumChanges } from '#main/ingest/providers/line-change.ts'
import { isShellSearch } from '#main/ingest/providers/shell-search.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'

/** What a tool is pointed at, by the names its input may have for it; the first that is there. */
const targets = [
  'file_path',
  'notebook_path',
  'skill',
  'command',
  'pattern',
  'url',
  'query',
  'path',
] as const

const longestPath = 300
const longestOther = 120

/** What a tool call is pointed at: a file's path, a skill, the beginning of a command or pattern. */
export const readTarget = (input: Json | null): string | null => {
  for (const name of targets) {
    const value = asText(input?.[name])
    if (!value) continue
    const most = name.endsWith('path') ? longestPath : longestOther
    return value.slice(0, most).toWellFormed()
  }
  return null
}

const lines = (value: unknown): number => countLines(asText(value) ?? '')

const ofEdit = (edit: Json | null): LineChange => ({
  added: lines(edit?.new_string),
  removed: lines(edit?.old_string),
})

/** Lines a call writes and takes away; null for a tool that changes no file. */
export const readLineChange = (name: string, input: Json | null): LineChange | null => {
  if (name === 'Write') return { added: lines(input?.content), removed: 0 }
  if (name === 'Edit') return ofEdit(input)
  if (name === 'MultiEdit')
    return sumChanges(asArray(input?.edits).map((edit) => ofEdit(asObject(edit))))
  if (name === 'NotebookEdit') return { added: lines(input?.new_source), removed: 0 }
  return null
}

const searchTools: ReadonlySet<string> = new Set(['Grep', 'Glob', 'LS'])

/** Whether a call looks for something, by a tool of its own or in a shell. */
export const isSearch = (name: string, input: Json | null): boolean =>
  searchTools.has(name) || (name === 'Bash' && isShellSearch(asText(input?.command) ?? ''))
