import { withFacts } from '#main/analysis/project-messages.ts'
import {
  ofProviders,
  type ProjectQuestion,
  type ProjectScope,
  projectScope,
  type ScopedSession,
} from '#main/analysis/project-scope.ts'
import type { SessionFacts } from '#main/analysis/session-facts.ts'
import type { QueryContext } from '#main/features/handlers.ts'

/** A session with its facts. */
export interface Part {
  readonly session: ScopedSession
  readonly facts: SessionFacts
}

/** A project with the facts of those of its sessions that are meant. */
export interface OpenProject extends ProjectScope {
  readonly parts: readonly Part[]
  /** Agents were named and none of them worked on it. */
  readonly isFiltered: boolean
}

/** The project that is meant, see `projectScope`; of its sessions those of the agents named. */
export const openProject = async (
  { index, state }: QueryContext,
  question: ProjectQuestion & { readonly provider?: readonly string[] | undefined } = {},
): Promise<OpenProject> => {
  const scope = await projectScope(index, state.selectedProject, question)
  const sessions = ofProviders(scope.sessions, question.provider)
  const parts = await withFacts(index, sessions)
  return { ...scope, sessions, parts, isFiltered: sessions.length === 0 }
}
