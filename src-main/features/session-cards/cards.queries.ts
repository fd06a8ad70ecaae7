import { sql } from 'kysely'
import { codeFigures } from '#main/store/code-figures.ts'
import { conversationFigures, slashPrompts, talkRows } from '#main/store/conversation-figures.ts'
import { toDecimalUsd } from '#main/store/decimal-usd.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionSpans } from '#main/store/session-span.ts'
import {
  agentOutcomes,
  type OutcomeCounts,
  skillOutcomes,
  toolOutcomes,
  toolRows,
} from '#main/store/tool-figures.ts'
import { filteredUsage, noUsage, resolveFilter, usageSums } from '#main/store/usage.ts'
import type { CardName, SessionCards } from '#schema/session-cards.ts'
import { callsOfLostAgents } from './lost-agents.ts'

/** Computes one card of the session in a row of the index; undefined leaves the card out. */
type ComputeCard<N extends CardName> = (
  index: IndexReader,
  row: number,
  library: LibraryReader,
) => Promise<SessionCards[N] | undefined>

const sumsOf = async (index: IndexReader, row: number) =>
  (await filteredUsage(index, resolveFilter({}))
    .where('r.session_id', '=', row)
    .select(usageSums)
    .executeTakeFirst()) ?? noUsage

const tokensCard: ComputeCard<'tokens'> = async (index, row) => {
  const sums = await sumsOf(index, row)
  return {
    input: sums.input,
    output: sums.output,
    cache_creation: sums.cache_write_5m + sums.cache_write_1h,
    cache_read: sums.cache_read,
  }
}

const costCard: ComputeCard<'cost'> = async (index, row) => {
  const sums = await sumsOf(index, row)
  return {
    estimated_usd: toDecimalUsd(sums.cost_nano),
    unpriced_calls: sums.unpriced,
    unfinalised_calls: sums.unfinalised,
  }
}

const modelsOf = async (index: IndexReader, row: number): Promise<string[]> => {
  const models = await index
    .selectFrom('sighting as g')
    .innerJoin('file as f', 'f.id', 'g.file_id')
    .select('g.model')
    .distinct()
    .where('f.session_id', '=', row)
    .orderBy('g.model')
    .execute()
  return models.map(({ model }) => model)
}

const sessionCard: ComputeCard<'session'> = async (index, row) => ({
  duration_ms: (await sessionSpans(index, [row])).get(row) ?? null,
  models_used: await modelsOf(index, row),
})

/** When records of the main transcript were written, by their uuid; one look for all of them. */
const timesOf = async (
  index: IndexReader,
  row: number,
  uuids: readonly string[],
): Promise<ReadonlyMap<string | null, number | null>> => {
  if (uuids.length === 0) return new Map()
  const records = await index
    .selectFrom('message')
    .select(['uuid', 'at'])
    .where('session_id', '=', row)
    .where('agent_id', '=', '')
    .where('uuid', 'in', uuids)
    .execute()
  return new Map(records.map(({ uuid, at }) => [uuid, at]))
}

/** Boundaries in the main files, each with the time of the record it follows. */
const boundaries = async (index: IndexReader, row: number) => {
  const all = await index
    .selectFrom('compaction as c')
    .innerJoin('file as f', 'f.id', 'c.file_id')
    .select(['c.trigger', 'c.at', 'c.after_uuid'])
    .where('f.session_id', '=', row)
    .where('f.kind', '=', 'main')
    .execute()
  const times = await timesOf(
    index,
    row,
    all.flatMap(({ after_uuid: uuid }) => uuid ?? []),
  )
  return all.map((one) => ({ ...one, before: times.get(one.after_uuid) ?? null }))
}

const mean = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.floor(sum / count)

const compactionCard: ComputeCard<'compaction'> = async (index, row) => {
  const all = await boundaries(index, row)
  const auto = all.filter(({ trigger }) => trigger === 'auto')
  const times = auto.flatMap(({ at, before }) =>
    at === null || before === null || at < before ? [] : [at - before],
  )
  return {
    auto: auto.length,
    manual: all.filter(({ trigger }) => trigger === 'manual').length,
    avg_time_ms: mean(
      times.reduce((sum, ms) => sum + ms, 0),
      times.length,
    ),
  }
}

const total = (counts: Iterable<OutcomeCounts>, what: (one: OutcomeCounts) => number): number =>
  [...counts].reduce((sum, one) => sum + what(one), 0)

const calls = ({ success, errors }: OutcomeCounts): number => success + errors

const mostFirst = (outcomes: ReadonlyMap<string, OutcomeCounts>) =>
  [...outcomes].sort((a, b) => calls(b[1]) - calls(a[1]) || (a[0] < b[0] ? -1 : 1))

const toolsCard: ComputeCard<'tools'> = async (index, row, library) => {
  const rows = await toolRows(index, [row])
  const outcomes = toolOutcomes(rows)
  return {
    total_calls: rows.length + (await callsOfLostAgents(index, library, row)),
    tool_breakdown: Object.fromEntries(
      mostFirst(outcomes).map(([name, one]) => [name, calls(one)]),
    ),
    error_count: total(outcomes.values(), ({ errors }) => errors),
    rejected_count: rows.filter(({ rejected }) => rejected === 1).length,
  }
}

const codeCard: ComputeCard<'code_activity'> = async (index, row) => {
  const code = codeFigures(await toolRows(index, [row]))
  return {
    files_read: code.filesRead,
    files_modified: code.filesModified,
    lines_added: code.linesAdded,
    lines_removed: code.linesRemoved,
    search_count: code.searches,
    shell_search_count: code.shellSearches,
    failed_edit_count: code.failedEdits,
    language_breakdown: Object.fromEntries(code.extensions),
  }
}

const conversationCard: ComputeCard<'conversation'> = async (index, row) => {
  const talk = conversationFigures(await talkRows(index, [row]))
  const { assistantMs, userMs, timedAnswers, timedPauses } = talk
  const hasBoth = timedAnswers > 0 && timedPauses > 0 && assistantMs + userMs > 0
  return {
    user_turns: talk.userTurns,
    assistant_turns: talk.assistantTurns,
    avg_assistant_turn_ms: mean(assistantMs, timedAnswers),
    avg_user_thinking_ms: mean(userMs, timedPauses),
    total_assistant_duration_ms: timedAnswers > 0 ? assistantMs : null,
    total_user_duration_ms: timedPauses > 0 ? userMs : null,
    assistant_utilization_pct: hasBoth ? (100 * assistantMs) / (assistantMs + userMs) : null,
  }
}

const agentsCard: ComputeCard<'agents_and_skills'> = async (index, row) => {
  const rows = await toolRows(index, [row])
  const commands = await slashPrompts(index, [row])
  const agents = agentOutcomes(rows)
  const skills = skillOutcomes(
    rows,
    commands.map(({ prompt }) => prompt),
  )
  return {
    agent_invocations: total(agents.values(), calls),
    skill_invocations: total(skills.values(), calls),
    agent_stats: Object.fromEntries(mostFirst(agents)),
    skill_stats: Object.fromEntries(mostFirst(skills)),
  }
}

const redactionsCard: ComputeCard<'redactions'> = async (index, row) => {
  const kinds = await index
    .selectFrom('redaction as r')
    .innerJoin('file as f', 'f.id', 'r.file_id')
    .select(['r.kind', sql<number>`sum(r.marks)`.as('marks')])
    .where('f.session_id', '=', row)
    .groupBy('r.kind')
    .orderBy('marks', 'desc')
    .orderBy('r.kind')
    .execute()
  if (kinds.length === 0) return undefined
  return {
    total_redactions: kinds.reduce((sum, { marks }) => sum + marks, 0),
    redaction_counts: Object.fromEntries(kinds.map(({ kind, marks }) => [kind, marks])),
  }
}

/** One function per card, so that each can fail alone and none can be forgotten. */
export const computeCards: { readonly [N in CardName]: ComputeCard<N> } = {
  tokens: tokensCard,
  cost: costCard,
  compaction: compactionCard,
  session: sessionCard,
  tools: toolsCard,
  code_activity: codeCard,
  conversation: conversationCard,
  agents_and_skills: agentsCard,
  redactions: redactionsCard,
}
