import { useEffect, useState } from 'react'
import { useCommand } from '#renderer/client/use-command.ts'
import { useShowBookmarks } from '#renderer/client/use-star.ts'
import type { Bookmark } from '#schema/bookmarks.ts'

/** How long what was removed can be put back with one press. */
const offeredMs = 12_000

/** The bookmark that was removed last, and how to have it again. */
export const useRemoved = () => {
  const [bookmark, setBookmark] = useState<Bookmark | null>(null)
  const putBack = useCommand('bookmarks.putBack')
  const show = useShowBookmarks()
  const isStuck = putBack.isPending || putBack.isError
  useEffect(() => {
    if (!bookmark || isStuck) return
    const timer = setTimeout(() => setBookmark(null), offeredMs)
    return () => clearTimeout(timer)
  }, [bookmark, isStuck])
  const undo = () => {
    if (!bookmark) return
    putBack.mutate(bookmark, {
      onSuccess: () => {
        setBookmark(null)
        show((all) =>
          [...all, bookmark].sort((a, b) => Date.parse(b.created_at) - Date.parse(a.created_at)),
        )
      },
    })
  }
  const note = (one: Bookmark) => {
    putBack.reset()
    setBookmark(one)
  }
  return { bookmark, note, undo, error: putBack.error, isPending: putBack.isPending }
}
