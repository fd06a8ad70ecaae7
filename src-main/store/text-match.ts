import type { TextKind } from '#schema/search.ts'
import type { SearchTerm } from '#schema/search-query.ts'

/** A question in the language of the full text. */
export interface TextMatch {
  /** What must be there; null: anything may. */
  readonly must: string | null
  /** What may not; null: nothing is excluded. */
  readonly not: string | null
}

/** Columns of the full text. */
const columns: Readonly<Record<TextKind, string>> = {
  prompt: 'prompt',
  answer: 'answer',
  thinking: 'thinking',
  toolInput: 'tool_input',
  toolOutput: 'tool_output',
}

const allKinds = Object.keys(columns).length

/** Quoted, so that nothing in it is taken for the language of the full text. */
const quote = ({ text, isPrefix }: SearchTerm): string =>
  `"${text.replaceAll('"', ' ')}"${isPrefix ? ' *' : ''}`

const within = (kinds: readonly TextKind[], expression: string): string =>
  kinds.length === 0 || kinds.length >= allKinds
    ? expression
    : `{${kinds.map((kind) => columns[kind]).join(' ')}} : (${expression})`

/**
 * Words as a question to the full text: all of `must` in the named parts of one record (none named:
 * in any), none of `not` anywhere in it.
 */
export const toMatch = (
  { must, not }: { readonly must: readonly SearchTerm[]; readonly not: readonly SearchTerm[] },
  kinds: readonly TextKind[] = [],
): TextMatch => ({
  must: must.length === 0 ? null : within(kinds, must.map(quote).join(' AND ')),
  not: not.length === 0 ? null : not.map(quote).join(' OR '),
})
