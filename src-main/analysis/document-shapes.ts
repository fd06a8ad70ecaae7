import { type CallSums, noCalls } from './call-sums.ts'
import type { Command } from './commands.ts'
import { convertUsd } from '#main/pricing/currency.ts'
import type { ScopedSession } from './project-scope.ts'
import type { SessionFacts } from './session-facts.ts'
import { documentTokens } from './token-composition.ts'
import type { CommandCost, SessionCost } from '#schema/cost-data.ts'
import type { CurrencyBlock } from '#schema/currency.ts'

/** A time of UTC ms as documents write it; null stays null: not recorded. */
export const isoTime = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString()

/** Tells nanodollars in the currency of an answer. */
export const moneyIn =
  (currency: CurrencyBlock) =>
  (nano: number): number =>
    convertUsd(currency, nano / 1e9)

/** What calls cost, in the currency of an answer. */
export const moneyOf = (currency: CurrencyBlock, { costNano }: CallSums): number =>
  moneyIn(currency)(costNano)

/** What a command came to, in the words of the document. */
export const commandCost = (command: Command, currency: CurrencyBlock): CommandCost => ({
  interaction_id: command.id,
  session_id: command.sessionId,
  timestamp: isoTime(command.startAt),
  prompt_preview: command.preview,
  cost: moneyOf(currency, command.sums),
  unpriced_calls: command.sums.unpriced,
  tokens: documentTokens(command.sums),
  tools_used: command.toolCount,
  tool_count: command.toolCount,
  steps: command.steps,
  models_used: [...command.models],
  had_error: command.errors > 0,
})

const sessionPreview = 140

const modelsOf = (facts: SessionFacts): string[] => [
  ...new Set([
    ...facts.looseParts.map(({ model }) => model),
    ...facts.interactions.flatMap(({ models }) => models),
  ]),
]

/** What a session came to, in the words of the document. */
export const sessionCost = (
  session: ScopedSession,
  facts: SessionFacts | undefined,
  currency: CurrencyBlock,
): SessionCost => {
  const { firstAt, lastAt } = session
  const total = facts?.total ?? noCalls
  const first = facts?.interactions.find(({ agentId }) => agentId === '')
  return {
    session_id: session.id,
    started_at: isoTime(firstAt),
    ended_at: isoTime(lastAt),
    duration_s: firstAt === null || lastAt === null ? 0 : (lastAt - firstAt) / 1000,
    cost: moneyOf(currency, total),
    unpriced_calls: total.unpriced,
    tokens: documentTokens(total),
    commands: facts?.interactions.length ?? 0,
    errors: facts?.errors.length ?? 0,
    models_used: facts ? modelsOf(facts) : [],
    first_prompt_preview: (first?.preview ?? '').slice(0, sessionPreview).toWellFormed(),
  }
}
