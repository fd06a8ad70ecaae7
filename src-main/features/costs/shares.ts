import { type CallSums, tokenCount } from '#main/analysis/call-sums.ts'
import { filteredFacts } from '#main/analysis/filtered-facts.ts'
import { sumTools } from '#main/analysis/tool-parts.ts'
import { createDayNamer } from '#main/lib/days.ts'
import { sessionLabel } from '#main/store/session-title.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  projectUsage,
  type ResolvedFilter,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { CostGrouping, CostShare } from '#schema/cost-screen.ts'

type Shares = (index: IndexReader, filter: ResolvedFilter) => Promise<CostShare[]>

const shareOf = (key: string, label: string, sums: UsageSums): CostShare => ({
  key,
  label,
  costUsd: sums.unpriced === sums.calls ? null : sums.cost_nano / 1e9,
  unpricedCalls: sums.unpriced,
  unfinalisedCalls: sums.unfinalised,
  tokens: sums.input + sums.output + sums.cache_read + sums.cache_write_5m + sums.cache_write_1h,
  calls: sums.calls,
})

const byModel: Shares = async (index, filter) => {
  const rows = await filteredUsage(index, filter)
    .select('r.model as key')
    .select(usageSums)
    .groupBy('r.model')
    .execute()
  return rows.map((row) => shareOf(row.key, row.key, row))
}

const byProject: Shares = async (index, filter) => {
  const names = await projectNames(index)
  const rows = await projectUsage(index, filter)
  return rows.map((row) => shareOf(row.key, names.get(row.key) ?? row.key, row))
}

const bySession: Shares = async (index, filter) => {
  const rows = await filteredUsage(index, filter)
    .select('s.session_id as key')
    .select(sessionLabel.as('label'))
    .select(usageSums)
    .groupBy('s.id')
    .execute()
  return rows.map((row) => shareOf(row.key, row.label, row))
}

const byDay: Shares = async (index, filter) => {
  const rows = await filteredUsage(index, filter)
    .select('r.quarter')
    .select(usageSums)
    .groupBy('r.quarter')
    .orderBy('r.quarter')
    .execute()
  const dayOf = createDayNamer(filter.timezone)
  const days = [...Map.groupBy(rows, ({ quarter }) => dayOf(quarter))]
  return days.map(([day, own]) => shareOf(day, day, own.reduce<UsageSums>(addSums, noUsage)))
}

const toolShare = (tool: string, uses: number, sums: CallSums): CostShare => ({
  key: tool,
  label: tool,
  costUsd: sums.unpriced === sums.calls ? null : sums.costNano / 1e9,
  unpricedCalls: sums.unpriced,
  // A part of a call is an estimate already, which a lower bound would not make truer.
  unfinalisedCalls: 0,
  tokens: tokenCount(sums),
  calls: tool === '' ? sums.calls : uses,
})

const byTool: Shares = async (index, filter) => {
  const { sessions, facts, passes } = await filteredFacts(index, filter)
  const parts = sessions.flatMap(({ row }) => facts.get(row)?.toolParts.filter(passes) ?? [])
  return [...sumTools(parts)].map(([tool, { uses, sums }]) => toolShare(tool, uses, sums))
}

const groupings: Readonly<Record<CostGrouping, Shares>> = {
  model: byModel,
  project: byProject,
  session: bySession,
  tool: byTool,
  day: byDay,
}

/** All there is of a grouping, greatest cost first; what costs the same by its tokens. */
export const costShares = async (
  index: IndexReader,
  filter: ResolvedFilter,
  by: CostGrouping,
): Promise<CostShare[]> => {
  const rows = await groupings[by](index, filter)
  return rows.sort((a, b) => (b.costUsd ?? 0) - (a.costUsd ?? 0) || b.tokens - a.tokens)
}
