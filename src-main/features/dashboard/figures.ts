import { currencyBlock } from '#main/pricing/currency.ts'
import { eachMessage, type MessageSummary } from '#main/analysis/project-messages.ts'
import { type QuarterUsage, usageByQuarter } from '#main/analysis/session-usage.ts'
import type { QueryContext } from '#main/features/handlers.ts'
import type { CurrencyBlock } from '#schema/currency.ts'
import type { OpenProject } from './open-project.ts'

/** A record and the row of the session it is of. */
export type SessionMessage = MessageSummary & { readonly session: number }

/** What the statistics of a project are made of. */
export interface Figures {
  readonly project: OpenProject
  readonly messages: readonly SessionMessage[]
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
): Promise<Figures> => ({
  project,
  messages: project.parts.flatMap(({ facts, session }) =>
    eachMessage(facts).map((message) => ({ ...message, session: session.row })),
  ),
  usage: await usageByQuarter(
    index,
    project.sessions.map(({ row }) => row),
  ),
  currency: currencyBlock(library),
  offset,
})
