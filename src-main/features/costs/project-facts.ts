import { type Command, commandsOf, type FactsByRow } from '#main/analysis/commands.ts'
import { currencyBlock } from '#main/pricing/currency.ts'
import { factsOf } from '#main/analysis/facts-cache.ts'
import { type ProjectScope, projectScope } from '#main/analysis/project-scope.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { CurrencyBlock } from '#schema/currency.ts'

/** The sessions of a project with what follows from them. */
export interface ProjectFacts extends ProjectScope {
  readonly facts: FactsByRow
  readonly commands: readonly Command[]
  readonly currency: CurrencyBlock
}

/** Facts of the project that is named, else of the one that is selected; see {@link projectScope}. */
export const projectFacts = async (
  { index, library, state }: QueryContext,
  log_path: string | undefined,
): Promise<ProjectFacts> => {
  const scope = await projectScope(index, state.selectedProject, { log_path })
  const facts = await factsOf(index, scope.sessions)
  return {
    ...scope,
    facts,
    commands: commandsOf(scope.sessions, facts),
    currency: currencyBlock(library),
  }
}
