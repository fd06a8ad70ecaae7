import { structuredPatch } from 'diff'
import { asLine, diffOf, mark } from '#main/ingest/providers/file-diff.ts'
import { asArray, asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { FileDiff, Hunk } from '#schema/transcript/block.ts'

/** Texts that differ in more places than this are shown as one removed and one added. */
const mostEdits = 1_000

const asStart = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null

const linesOf = (text: string, sign: '+' | '-'): string[] =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => asLine(sign + line) ?? sign)

/** What one text became, as hunks without line numbers: where in the file it stood is not said. */
const compare = (before: string, after: string): Hunk[] => {
  const options = { context: 3, maxEditLength: mostEdits }
  const patch = structuredPatch('', '', before, after, undefined, undefined, options)
  const whole = [{ lines: [...linesOf(before, '-'), ...linesOf(after, '+')] }]
  return (patch?.hunks ?? whole).map(({ lines }) => ({
    oldStart: null,
    newStart: null,
    lines: lines.filter((line) => mark(line) !== '\\').map((line) => asLine(line) ?? ''),
  }))
}

const ofEdit = (path: string | null, edit: Json): FileDiff =>
  diffOf(path, false, compare(asText(edit.old_string) ?? '', asText(edit.new_string) ?? ''))

/** What a tool call asks to be changed. */
export const readInputDiffs = (name: string, input: Json): FileDiff[] => {
  const path = asText(input.file_path) ?? asText(input.notebook_path)
  if (name === 'Edit') return [ofEdit(path, input)]
  if (name === 'MultiEdit') {
    return asArray(input.edits).flatMap((edit) => {
      const one = asObject(edit)
      return one ? [ofEdit(path, one)] : []
    })
  }
  const content = name === 'Write' ? input.content : name === 'NotebookEdit' ? input.new_source : ''
  if (typeof content !== 'string' || content === '') return []
  return [diffOf(path, false, [{ oldStart: null, newStart: null, lines: linesOf(content, '+') }])]
}

const readHunk = (value: unknown): Hunk[] => {
  const hunk = asObject(value)
  const lines = asArray(hunk?.lines).flatMap((line) => asLine(line) ?? [])
  if (!hunk || lines.length === 0) return []
  return [{ oldStart: asStart(hunk.oldStart), newStart: asStart(hunk.newStart), lines }]
}

/** What a tool's result says was changed; nothing where it says nothing. */
export const readResultDiffs = (result: Json | null): FileDiff[] => {
  const path = asText(result?.filePath)
  const hunks = asArray(result?.structuredPatch).flatMap(readHunk)
  if (hunks.length > 0) return [diffOf(path, false, hunks)]
  const isNew = result?.type === 'create'
  const content = asText(result?.content)
  if (!isNew || content === null) return []
  return [diffOf(path, true, [{ oldStart: 0, newStart: 1, lines: linesOf(content, '+') }])]
}
