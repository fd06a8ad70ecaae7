import { addCalls, noCalls } from '#main/analysis/call-sums.ts'
import { type Command, toolCountDistribution } from '#main/analysis/commands.ts'
import { isoTime, moneyOf } from '#main/analysis/document-shapes.ts'
import type { Statistics } from '#schema/statistics.ts'
import type { Figures } from './figures.ts'
import { percent } from './overview-blocks.ts'
import { estimatedTokens, type PromptLengths } from './prompt-lengths.ts'

type Block = Statistics['user_interactions']

const sum = <T>(rows: readonly T[], figure: (row: T) => number): number =>
  rows.reduce((total, row) => total + figure(row), 0)

const mean = (total: number, of: number): number => (of === 0 ? 0 : total / of)

const countBy = <T>(rows: readonly T[], keyOf: (row: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}

const detailOf = (command: Command, { currency, offset }: Figures, lengths: PromptLengths) => ({
  interaction_id: command.id,
  session_id: command.sessionId,
  timestamp: isoTime(command.startAt),
  hour: command.startAt === null ? null : new Date(command.startAt + offset * 60_000).getUTCHours(),
  user_message: command.preview,
  estimated_tokens: estimatedTokens(command, lengths),
  tools_used: command.toolCount,
  tool_names: Object.keys(command.tools),
  assistant_steps: command.steps,
  model: command.model,
  followed_by_interruption: command.isInterrupted,
  search_tools_used: command.searches,
  cost: moneyOf(currency, command.sums),
})

/** What was asked, and how much was done for it; without details, lists are empty. */
export const interactionsBlock = (
  figures: Figures,
  details: boolean,
  lengths: PromptLengths,
): Block => {
  const { commands } = figures
  const withTools = commands.filter(({ toolCount }) => toolCount > 0)
  const interrupted = commands.filter(({ isInterrupted }) => isInterrupted).length
  const tools = sum(commands, ({ toolCount }) => toolCount)
  const searches = sum(commands, (one) => one.searches)
  const steps = sum(commands, (one) => one.steps)
  const sums = commands.reduce((total, one) => addCalls(total, one.sums), noCalls)
  return {
    real_user_messages: commands.length,
    user_commands_analyzed: commands.length,
    commands_requiring_tools: withTools.length,
    commands_without_tools: commands.length - withTools.length,
    percentage_requiring_tools: percent(withTools.length, commands.length),
    total_tools_used: tools,
    total_search_tools: searches,
    search_tool_percentage: percent(searches, tools),
    total_assistant_steps: steps,
    avg_tools_per_command: mean(tools, commands.length),
    avg_tools_when_used: mean(tools, withTools.length),
    avg_steps_per_command: mean(steps, commands.length),
    avg_tokens_per_command: mean(sums.input + sums.output, commands.length),
    interruption_rate: percent(interrupted, commands.length),
    non_interruption_commands: commands.length,
    commands_followed_by_interruption: interrupted,
    model_distribution: countBy(
      commands.filter(({ model }) => model !== null),
      ({ model }) => model ?? '',
    ),
    tool_count_distribution: details ? toolCountDistribution(commands) : {},
    command_details: details ? commands.map((command) => detailOf(command, figures, lengths)) : [],
  }
}

/** What failed, by kind of record, by what it said and by tool; without details, lists are empty. */
export const errorsBlock = (
  { project, messages }: Figures,
  details: boolean,
): Statistics['errors'] => {
  const errors = project.parts.flatMap(({ session, facts }) =>
    facts.errors.map((error) => ({
      ...error,
      session,
      command: facts.interactions[error.interaction],
    })),
  )
  const answers = messages.filter(({ type }) => type === 'assistant')
  const failed = messages.filter(({ isError }) => isError)
  return {
    total: failed.length,
    rate: percent(failed.length, answers.length),
    by_type: countBy(failed, ({ type }) => type),
    by_category: countBy(errors, ({ category }) => category),
    by_tool: countBy(errors, ({ tool }) => tool),
    error_details: (details ? errors : []).map(({ at, category, tool, session, command }) => ({
      timestamp: isoTime(at),
      session_id: session.id,
      interaction_id: command?.id ?? null,
      category,
      tool,
    })),
    assistant_details: (details ? answers : []).map(({ at, isError }) => ({
      timestamp: isoTime(at || null),
      is_error: isError,
    })),
  }
}
