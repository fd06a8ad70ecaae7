import { createContext, use } from 'react'
import type { Bookmark } from '#schema/bookmarks.ts'
import type { Subagent } from '#schema/transcript/operations.ts'
import { type Part, usualParts } from './reader-search.ts'

/** A transcript: the main one, or a subagent's. */
export interface ThreadInput {
  readonly id: string
  readonly agentId?: string
}

/** What every row of one transcript knows of it. */
export interface ReaderFacts {
  readonly thread: ThreadInput
  /** Working directory, from which paths are shortened. */
  readonly cwd: string | null
  /** What the agent is called where it speaks. */
  readonly speaker: string
  /** Parts of records that are shown. */
  readonly parts: ReadonlySet<Part>
  /** Subagents of the session. */
  readonly agents: readonly Subagent[]
  /** Bookmarks of the session. */
  readonly kept: readonly Bookmark[]
}

/** The facts of the transcript that is drawn. */
export const ReaderContext = createContext<ReaderFacts>({
  thread: { id: '' },
  cwd: null,
  speaker: 'Agent',
  parts: new Set(usualParts),
  agents: [],
  kept: [],
})

/** Facts of the transcript a row is in. */
export const useReader = (): ReaderFacts => use(ReaderContext)
