import { useMemo } from 'react'
import { useBookmarks } from '#renderer/client/use-star.ts'
import type { Bookmark } from '#schema/bookmarks.ts'

const none: readonly Bookmark[] = []

/** The bookmarks of a session and its records; the same list until one of them changes. */
export const useKept = (sessionId: string): readonly Bookmark[] => {
  const all = useBookmarks().data?.bookmarks
  return useMemo(() => {
    const own = all?.filter((bookmark) => bookmark.session_id === sessionId) ?? none
    return own.length === 0 ? none : own
  }, [all, sessionId])
}
