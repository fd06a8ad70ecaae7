import { createContext, use, useMemo } from 'react'
import { keptSessions } from '#renderer/client/kept.ts'
import { useBookmarks } from '#renderer/client/use-star.ts'

/** Ids of the kept sessions, asked for once for all rows of a list. */
export const KeptContext = createContext<ReadonlySet<string>>(new Set())

/** Asks which sessions are kept, for whoever draws a list. */
export const useAskedKept = (): ReadonlySet<string> => {
  const { data } = useBookmarks()
  return useMemo(() => keptSessions(data?.bookmarks), [data])
}

/** Which sessions are kept, in a row of the list. */
export const useKeptSessions = (): ReadonlySet<string> => use(KeptContext)
