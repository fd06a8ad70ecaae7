import type { QueryContext } from '#main/features/handlers.ts'
import type { TextMatch } from '#main/store/text-match.ts'
import { toMatch } from '#main/store/text-match.ts'
import { parseSearch, type SearchTerm } from '#schema/search-query.ts'
import type { TextKind } from '#schema/search.ts'

/** Where words of a question or an answer stand. */
const kinds: readonly TextKind[] = ['prompt', 'answer']

type Places = ReturnType<QueryContext['insights']['places']>

const byFile = (places: Places): Map<number, Places> => {
  const found = new Map<number, Places>()
  for (const place of places) {
    const known = found.get(place.fileId)
    if (known) known.push(place)
    else found.set(place.fileId, [place])
  }
  return found
}

/** The pair whose stretch holds a record; null where none does. */
const pairAt = (places: Places, offset: number): string | null => {
  let [low, high] = [0, places.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((places[middle]?.fromOffset ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const place = places[low]
  return place && place.fromOffset <= offset && offset < place.toOffset ? place.id : null
}

/**
 * Ids of the pairs that hold every word that was typed, be it one in the question and one in the
 * answer; null where nothing was typed that could be looked for.
 */
export const pairsWithWords = (
  { insights, texts }: Pick<QueryContext, 'insights' | 'texts'>,
  typed: string,
): string[] | null => {
  const { must, not } = parseSearch(typed)
  if (must.length + not.length === 0) return typed.trim() === '' ? null : []
  const all = insights.places()
  const files = byFile(all)
  const holding = (term: SearchTerm): Set<string> => {
    const match: TextMatch = toMatch({ must: [term], not: [] }, kinds)
    const found = new Set<string>()
    for (const { fileId, byteOffset } of texts.newest(match)) {
      const id = pairAt(files.get(fileId) ?? [], byteOffset)
      if (id !== null) found.add(id)
    }
    return found
  }
  const without = not.map(holding)
  let left = all.map(({ id }) => id)
  for (const term of must) {
    const found = left.length === 0 ? null : holding(term)
    left = found ? left.filter((id) => found.has(id)) : left
  }
  return left.filter((id) => !without.some((found) => found.has(id)))
}
