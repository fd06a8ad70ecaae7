import type { QueryContext } from '#main/features/handlers.ts'
import type { Services } from '#schema/app.ts'

/** Whether a store can be asked. */
const answers = (store: { readonly check: () => void }): boolean => {
  try {
    store.check()
    return true
  } catch {
    return false
  }
}

/**
 * Which documented services can answer: search needs the full text, tags and questions what is made
 * of sessions. Bookmarks lie in the library, without which nothing starts; prices come with the program.
 */
export const servicesOf = ({
  texts,
  insights,
}: Pick<QueryContext, 'texts' | 'insights'>): Services['services'] => {
  const hasInsights = answers(insights)
  return {
    search: answers(texts),
    tags: hasInsights,
    qa: hasInsights,
    bookmarks: true,
    pricing: true,
  }
}
