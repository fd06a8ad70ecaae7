import { type Command, commandsOf, type FactsByRow } from '#main/analysis/commands.ts'
import { currencyBlock } from '#main/pricing/currency.ts'
import { eachMessage, type MessageSummary } from '#main/analysis/project-messages.ts'
import { type QuarterUsage, usageByQuarter } from '#main/analysis/session-usage.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { CurrencyBlock } from '#schema/currency.ts'
import type { OpenProject } from './open-project.ts'

/** What the statistics of a project are made of. */
export interface Figures {
  readonly project: OpenProject
  readonly messages: readonly MessageSummary[]
  readonly facts: FactsByRow
  /** What was asked, each thing once, also where two sessions tell of it. */
  readonly commands: readonly Command[]
  readonly usage: readonly QuarterUsage[]
  readonly currency: CurrencyBlock
  /** Minutes that are added to UTC before a day or an hour is named. */
  readonly offset: number
}

/** Gathers what the statistics of a project are made of. */
export const gatherFigures = async (
  { index, library }: QueryContext,
  project: OpenProject,
  offset: number,
): Promise<Figures> => {
  const facts = new Map(project.parts.map((part) => [part.session.row, part.facts]))
  return {
    project,
    facts,
    commands: commandsOf(project.sessions, facts),
    messages: project.parts.flatMap(({ facts }) => eachMessage(facts)),
    usage: await usageByQuarter(
      index,
      project.sessions.map(({ row }) => row),
    ),
    currency: currencyBlock(library),
    offset,
  }
}
