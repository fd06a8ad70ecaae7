import type { Bookmark } from './bookmarks.ts'

const wordsIn = (one: Bookmark): string =>
  [one.title, one.notes, ...one.tags, one.session_title, one.session_project, one.session_id]
    .join('\n')
    .toLowerCase()

/** The bookmarks that carry a tag and hold every word of a text, in their order. */
export const pickBookmarks = (
  bookmarks: readonly Bookmark[],
  { q = '', tag }: { readonly q?: string | undefined; readonly tag?: string | undefined },
): readonly Bookmark[] => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return bookmarks.filter((one) => {
    if (tag !== undefined && !one.tags.includes(tag)) return false
    const all = wordsIn(one)
    return words.every((word) => all.includes(word))
  })
}

/** Every tag with how many bookmarks carry it, the most used first. */
export const tagsOf = (bookmarks: readonly Bookmark[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>()
  for (const { tags } of bookmarks) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  return [...counts].sort(([a, most], [b, less]) => less - most || a.localeCompare(b))
}
