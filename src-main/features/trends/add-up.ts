import { toDecimalUsd } from '#main/store/decimal-usd.ts'
import type { Outcomes } from '#main/store/session-figures.ts'
import { ofName, type OutcomeCounts } from '#main/store/tool-figures.ts'
import type { OutcomesByName } from '#schema/session-cards.ts'
import type { Trends } from '#schema/trends.ts'
import { type TrendDays, utcDay } from './trend-days.ts'
import type { TrendSession } from './trends.queries.ts'

type Cards = Trends['cards']
type Sessions = readonly TrendSession[]

const sum = (sessions: Sessions, of: (session: TrendSession) => number): number =>
  sessions.reduce((total, session) => total + of(session), 0)

/** Sums by the day a session began, every day of the period among them. */
const byDay = (
  sessions: Sessions,
  { days }: TrendDays,
  of: (session: TrendSession) => number,
): readonly (readonly [day: string, total: number])[] => {
  const totals = new Map(days.map((day) => [day, 0]))
  for (const session of sessions) {
    const day = utcDay(session.firstAt)
    totals.set(day, (totals.get(day) ?? 0) + of(session))
  }
  return [...totals]
}

const duration = ({ figures }: TrendSession): number => figures.durationMs ?? 0
const assistantTime = ({ figures }: TrendSession): number => figures.conversation.assistantMs

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : (100 * part) / whole

const overview = (sessions: Sessions): Cards['overview'] => {
  const total = sum(sessions, duration)
  const assistant = sum(sessions, assistantTime)
  return {
    session_count: sessions.length,
    total_duration_ms: total,
    avg_duration_ms: sessions.length === 0 ? null : Math.floor(total / sessions.length),
    days_covered: new Set(sessions.map(({ firstAt }) => utcDay(firstAt))).size,
    total_assistant_duration_ms: assistant,
    assistant_utilization_pct: share(assistant, total),
  }
}

const tokens = (sessions: Sessions, days: TrendDays): Cards['tokens'] => ({
  total_input_tokens: sum(sessions, ({ input }) => input),
  total_output_tokens: sum(sessions, ({ output }) => output),
  total_cache_creation_tokens: sum(sessions, ({ cacheWrite }) => cacheWrite),
  total_cache_read_tokens: sum(sessions, ({ cacheRead }) => cacheRead),
  total_cost_usd: toDecimalUsd(sum(sessions, ({ costNano }) => costNano)),
  unpriced_calls: sum(sessions, ({ unpriced }) => unpriced),
  unfinalised_calls: sum(sessions, ({ unfinalised }) => unfinalised),
  daily_costs: byDay(sessions, days, ({ costNano }) => costNano).map(([date, nano]) => ({
    date,
    cost_usd: toDecimalUsd(nano),
  })),
})

const activity = (sessions: Sessions, days: TrendDays): Cards['activity'] => ({
  total_files_read: sum(sessions, ({ figures }) => figures.code.filesRead),
  total_files_modified: sum(sessions, ({ figures }) => figures.code.filesModified),
  total_lines_added: sum(sessions, ({ figures }) => figures.code.linesAdded),
  total_lines_removed: sum(sessions, ({ figures }) => figures.code.linesRemoved),
  daily_session_counts: byDay(sessions, days, () => 1).map(([date, session_count]) => ({
    date,
    session_count,
  })),
})

const utilization = (sessions: Sessions, days: TrendDays): Cards['utilization'] => {
  const whole = new Map(byDay(sessions, days, duration))
  return {
    daily_utilization: byDay(sessions, days, assistantTime).map(([date, part]) => ({
      date,
      utilization_pct: share(part, whole.get(date) ?? 0),
    })),
  }
}

/** Outcomes of all sessions by name, most frequent first, and how many there are. */
const merge = (all: readonly Outcomes[]) => {
  const merged = new Map<string, OutcomeCounts>()
  let calls = 0
  let errors = 0
  for (const outcomes of all) {
    for (const [name, one] of outcomes) {
      const known = ofName(merged, name)
      known.success += one.success
      known.errors += one.errors
      calls += one.success + one.errors
      errors += one.errors
    }
  }
  const ranked = [...merged].sort(([, a], [, b]) => b.success + b.errors - (a.success + a.errors))
  const stats: OutcomesByName = Object.fromEntries(ranked)
  return { calls, errors, stats }
}

const tools = (sessions: Sessions): Cards['tools'] => {
  const { calls, errors, stats } = merge(sessions.map(({ figures }) => figures.tools))
  return { total_calls: calls, total_errors: errors, tool_stats: stats }
}

const agentsAndSkills = (sessions: Sessions): Cards['agents_and_skills'] => {
  const agents = merge(sessions.map(({ figures }) => figures.agents))
  const skills = merge(sessions.map(({ figures }) => figures.skills))
  return {
    total_agent_invocations: agents.calls,
    total_skill_invocations: skills.calls,
    agent_stats: agents.stats,
    skill_stats: skills.stats,
  }
}

/** The cards of the sessions of a period. */
export const addUp = (sessions: Sessions, days: TrendDays): Cards => ({
  overview: overview(sessions),
  tokens: tokens(sessions, days),
  activity: activity(sessions, days),
  utilization: utilization(sessions, days),
  tools: tools(sessions),
  agents_and_skills: agentsAndSkills(sessions),
})
