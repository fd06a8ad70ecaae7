import type { SnippetPart, TextKind } from '#schema/search.ts'
import type { SearchTerm } from '#schema/search-query.ts'
import type { RecordTexts } from '#schema/transcript/texts.ts'
import { findHits, placesIn, type Stretch } from './mark-words.ts'

/** What of a record is shown where it was found. */
export interface Snippet {
  readonly kind: TextKind
  readonly parts: SnippetPart[]
}

/** Characters of a snippet, and of it what stands before the first hit. */
const length = 320
const before = 80

/** In the order in which a reader would rather see them. */
const kinds = ['prompt', 'answer', 'toolInput', 'toolOutput', 'thinking'] as const

/** Line ends and other gaps as one space: a snippet is a line or three. */
const flat = (text: string): string => text.replace(/\s+/g, ' ')

const startOf = (text: string, hit: number): number => {
  if (hit <= before) return 0
  const from = hit - before
  const gap = text.slice(from, hit).search(/\s/)
  return gap === -1 ? from : from + gap + 1
}

/** The hits that a snippet which begins about the first of them can hold. */
const hitsFrom = (text: string, terms: readonly SearchTerm[], from: number): Stretch[] => [
  ...findHits(text, terms, { from, to: from + length }),
]

const cut = (text: string, hits: readonly Stretch[]): SnippetPart[] => {
  const start = startOf(text, hits[0]?.from ?? 0)
  const end = Math.min(text.length, start + length)
  const parts: SnippetPart[] = []
  const add = (from: number, to: number, isHit: boolean): void => {
    if (to > from) parts.push({ text: flat(text.slice(from, to).toWellFormed()), isHit })
  }
  let at = start
  for (const { from, to } of hits) {
    if (from >= end) break
    add(at, from, false)
    add(from, Math.min(to, end), true)
    at = Math.min(to, end)
  }
  add(at, end, false)
  if (start > 0) parts.unshift({ text: '… ', isHit: false })
  if (end < text.length) parts.push({ text: ' …', isHit: false })
  return parts
}

/**
 * The stretch of a record that tells best why it was found: of the parts asked for (none: all) the
 * one that holds most of the terms. Parts of text only: no markup, whatever the record holds.
 */
export const snippetOf = (
  texts: RecordTexts,
  terms: readonly SearchTerm[],
  asked: readonly TextKind[],
): Snippet => {
  const shown = kinds.filter((kind) => asked.length === 0 || asked.includes(kind))
  let best: Snippet | null = null
  let mostTerms = -1
  for (const kind of shown) {
    const text = texts[kind]
    if (text === '') continue
    const placeOf = placesIn(text)
    const places = new Map(terms.map((term) => [term, placeOf(term)]))
    const held = terms.filter((term) => places.get(term) !== -1)
    if (held.length <= mostTerms) continue
    mostTerms = held.length
    const start = Math.min(...held.map((term) => places.get(term) ?? 0))
    best = { kind, parts: cut(text, held.length > 0 ? hitsFrom(text, held, start) : []) }
    if (held.length === terms.length) break
  }
  return best ?? { kind: shown[0] ?? 'prompt', parts: [] }
}
