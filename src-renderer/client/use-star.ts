import { useQueryClient } from '@tanstack/react-query'
import type { Bookmark } from '#schema/bookmarks.ts'
import { type KeepTarget, keptAs } from './kept.ts'
import { readAgain } from './read-again.ts'
import { useCommand } from './use-command.ts'
import { operationQuery, useOperation } from './use-operation.ts'

/** Every bookmark, newest first: they are few, and every star is drawn from the same answer. */
export const useBookmarks = () => useOperation('bookmarks.list', {})

/** Shows a change of the bookmarks at once, before they are asked for again. */
export const useShowBookmarks = () => {
  const client = useQueryClient()
  const { queryKey } = operationQuery('bookmarks.list', {})
  return (change: (bookmarks: readonly Bookmark[]) => readonly Bookmark[]): void => {
    client.setQueryData(queryKey, (now) => now && { bookmarks: [...change(now.bookmarks)] })
    void readAgain(client, { queryKey })
  }
}

const questionOf = (bookmark: Bookmark | undefined) => {
  if (!bookmark || (bookmark.notes === '' && bookmark.tags.length === 0)) return null
  const what = bookmark.notes === '' ? 'Its tags go' : 'What you noted goes'
  return { title: 'Remove this bookmark?', action: 'Remove', text: `${what} with it.` }
}

/** What a star needs to be drawn: whether it is lit, what pressing it does, what that would lose. */
export const useStar = (target: KeepTarget, title: string | null) => {
  const { data } = useBookmarks()
  const show = useShowBookmarks()
  const toggle = useCommand('bookmarks.toggle')
  const bookmark = keptAs(data?.bookmarks, target)
  const what =
    target.message_uuid || typeof target.message_index === 'number' ? 'message' : 'session'
  const label = bookmark ? `Remove the bookmark of this ${what}` : `Bookmark this ${what}`
  return {
    isOn: bookmark !== undefined,
    label: toggle.error ? toggle.error.message : label,
    question: questionOf(bookmark),
    isPending: toggle.isPending,
    onToggle: () =>
      toggle.mutate(
        { ...target, title: title?.slice(0, 500) },
        {
          onSuccess: (answer) =>
            show((all) =>
              answer.action === 'added' && answer.bookmark
                ? [answer.bookmark, ...all]
                : all.filter(({ id }) => id !== answer.bookmark_id),
            ),
        },
      ),
  }
}
