import { useCommand } from '#renderer/client/use-command.ts'
import { useShowBookmarks } from '#renderer/client/use-star.ts'
import type { Bookmark } from '#schema/bookmarks.ts'
import type { Input } from '#schema/operations.ts'

type Change = Omit<Input<'bookmarks.change'>, 'bookmark_id'>

/** Changes a bookmark and shows it at once; `onKept` is called once it is kept. */
export const useChange = ({ id }: Bookmark) => {
  const command = useCommand('bookmarks.change')
  const show = useShowBookmarks()
  const save = (change: Change, onKept: () => void = () => undefined): void =>
    command.mutate(
      { bookmark_id: id, ...change },
      {
        onSuccess: (now) => {
          show((all) => all.map((one) => (one.id === id ? { ...one, ...now } : one)))
          onKept()
        },
      },
    )
  return { save, isPending: command.isPending, error: command.error }
}

/** What a part of a bookmark that can be edited gets. */
export interface Editable {
  readonly bookmark: Bookmark
  readonly change: ReturnType<typeof useChange>
}
