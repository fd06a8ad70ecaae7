import { z } from 'zod'

/** What Bookmarks adds to the address: a text, and a tag. */
export const BookmarksSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  tag: z.string().max(200).optional().catch(undefined),
})
export type BookmarksSearch = z.infer<typeof BookmarksSearch>
