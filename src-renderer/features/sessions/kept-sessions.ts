import { createContext, use, useMemo } from 'react'
import { useBookmarks } from '#renderer/client/use-star.ts'

/** Ids of the sessions that are bookmarked themselves, not a message of theirs. */
export type KeptSessions = ReadonlySet<string>

/** Asked once for all rows of a list. */
export const KeptContext = createContext<KeptSessions>(new Set())

/** Asks which sessions are kept, for whoever draws a list. */
export const useAskedKept = (): KeptSessions => {
  const { data } = useBookmarks()
  return useMemo(() => {
    const own = data?.bookmarks.filter(
      (one) => one.message_uuid === null && one.message_index === null,
    )
    return new Set(own?.map(({ session_id }) => session_id))
  }, [data])
}

/** Which sessions are kept, in a row of the list. */
export const useKeptSessions = (): KeptSessions => use(KeptContext)
