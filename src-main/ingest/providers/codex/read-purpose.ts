import { type LineChange, sumChanges } from '#main/ingest/providers/line-change.ts'
import { isShellSearch } from '#main/ingest/providers/shell-search.ts'
import { asArray, asObject, asText } from '#main/lib/coerce.ts'
import { findPatch, readPatch } from './read-patch.ts'

/** A shell's command, whether it is given as a text or as its words. */
const commandOf = (input: unknown): string | null => {
  const { command, cmd } = asObject(input) ?? {}
  const words = asArray(command).filter((word) => typeof word === 'string')
  if (words.length > 0)
    return (/^(?:ba|z)?sh$/.test(words[0] ?? '') ? words.slice(2) : words).join(' ')
  return asText(command) ?? asText(cmd)
}

/** What a call is for: the first file of its patch, or its command; and what it changes. */
export const readPurpose = (
  input: unknown,
): { target: string | null; lines: LineChange | null; isSearch: boolean } => {
  const patch = findPatch(input)
  if (patch !== null) {
    const files = readPatch(patch)
    return {
      target: files[0]?.path?.slice(0, 300) ?? null,
      lines: sumChanges(files),
      isSearch: false,
    }
  }
  const command = commandOf(input)
  const target = command ?? asText(asObject(input)?.query)
  return {
    target: target?.slice(0, 120).toWellFormed() ?? null,
    lines: null,
    isSearch: command !== null && isShellSearch(command),
  }
}
