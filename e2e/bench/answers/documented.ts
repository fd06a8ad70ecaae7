import type { Question } from './ask.ts'
import { dayOf, type KnownStore } from './known-store.ts'

const blocks = [
  'overview',
  'tools',
  'sessions',
  'daily_stats',
  'hourly_pattern',
  'errors',
  'models',
  'user_interactions',
  'cache',
  'session_costs',
  'command_costs',
  'tool_costs',
  'token_composition',
  'outliers',
  'retry_signals',
  'session_efficiency',
  'error_cost',
  'trends',
]

/** What clients of the documents ask of the selected project, which is the largest. */
export const documentedQuestions = (known: KnownStore, time: number): readonly Question[] => {
  // Another zone each time, which is another question.
  const timezone_offset = (time % 48) * 15
  const id = known.sessions[time % known.sessions.length] ?? ''
  const from = Math.floor((time * Math.max(1, known.days - 89)) / 60)
  return [
    { name: 'dashboard.globalStats', input: {} },
    { name: 'dashboard.stats', input: { timezone_offset, days: 0 } },
    { name: 'dashboard.stats', input: { timezone_offset, days: 0, details: true } },
    { name: 'dashboard.stats', input: { timezone_offset, include: blocks } },
    { name: 'dashboard.data', input: { timezone_offset } },
    { name: 'dashboard.messages', input: { page: time + 1, per_page: 500 } },
    { name: 'dashboard.messagesSummary', input: {} },
    { name: 'dashboard.jsonlFiles', input: {} },
    { name: 'costs.data', input: { timezone_offset } },
    { name: 'costs.byProvider', input: { period: 'all' } },
    { name: 'costs.projectCommands', input: { limit: 500, offset: time } },
    { name: 'costs.toolDistribution', input: { timezone_offset } },
    { name: 'projects.documented', input: { include_stats: true } },
    { name: 'projects.documented', input: { sort_by: 'size' } },
    { name: 'projects.recent', input: {} },
    { name: 'projects.providers', input: {} },
    { name: 'compare.models', input: { period: 'all' } },
    {
      name: 'trends.get',
      input: { start_date: dayOf(known, from), end_date: dayOf(known, from + 89) },
    },
    { name: 'sessionCards.get', input: { id } },
    { name: 'export.usage', input: { format: 'json', period: 'all' } },
    { name: 'money.pricing', input: {} },
  ]
}
