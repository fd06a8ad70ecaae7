import { addCalls, type CallSums, noCalls } from '#main/analysis/call-sums.ts'
import { moneyOf } from '#main/analysis/document-shapes.ts'
import { dayAt, foldUsage } from '#main/analysis/session-usage.ts'
import type { Statistics } from '#schema/statistics.ts'
import type { Figures } from './figures.ts'
import { percent, tokensOf } from './overview-blocks.ts'

type Day = Statistics['daily_stats'][string]

/** What is counted of a day before its figures are made. */
interface Counts {
  messages: number
  assistant: number
  errors: number
  commands: number
  interrupted: number
  readonly sessions: Set<number>
  readonly models: Map<string, CallSums>
}

const createDays = (offset: number) => {
  const days = new Map<string, Counts>()
  const at = (time: number): Counts => {
    const day = dayAt(time, offset)
    const known = days.get(day)
    if (known) return known
    const counts = { messages: 0, assistant: 0, errors: 0, commands: 0, interrupted: 0 }
    const made: Counts = { ...counts, sessions: new Set(), models: new Map() }
    days.set(day, made)
    return made
  }
  return { days, at }
}

const countDays = ({
  project,
  messages,
  usage,
  commands,
  offset,
}: Figures): Map<string, Counts> => {
  const { days, at } = createDays(offset)
  for (const message of messages) {
    if (message.at === 0) continue
    const day = at(message.at)
    day.messages += 1
    if (message.type === 'assistant') day.assistant += 1
    if (message.isError) day.errors += 1
  }
  for (const { session, facts } of project.parts) {
    for (const time of facts.messages.times) if (time > 0) at(time).sessions.add(session.row)
  }
  for (const { startAt, isInterrupted } of commands) {
    if (startAt === null) continue
    const day = at(startAt)
    day.commands += 1
    if (isInterrupted) day.interrupted += 1
  }
  for (const { quarter, model, sums } of usage) {
    const { models } = at(quarter)
    models.set(model, addCalls(models.get(model) ?? noCalls, sums))
  }
  return days
}

const dayOf = (counts: Counts, currency: Figures['currency']): Day => {
  const sums = [...counts.models.values()].reduce(addCalls, noCalls)
  const byModel = [...counts.models].map(([model, own]) => [model, moneyOf(currency, own)])
  return {
    messages: counts.messages,
    sessions: counts.sessions.size,
    tokens: tokensOf(sums),
    cost: { total: moneyOf(currency, sums), by_model: Object.fromEntries(byModel) },
    user_commands: counts.commands,
    interrupted_commands: counts.interrupted,
    interruption_rate: percent(counts.interrupted, counts.commands),
    errors: counts.errors,
    assistant_messages: counts.assistant,
    error_rate: percent(counts.errors, counts.assistant),
  }
}

const dayMs = 86_400_000

/** The first of so many calendar days that end with the newest. */
const firstDay = (newest: string, days: number): string =>
  dayAt(Date.parse(newest) - (Math.min(days, 1e6) - 1) * dayMs, 0)

/** Each day on which something happened; of the newest so many calendar days, 0 for all. */
export const dailyBlock = (figures: Figures, days: number): Statistics['daily_stats'] => {
  const counted = [...countDays(figures)].sort(([a], [b]) => (a < b ? -1 : 1))
  const newest = counted.at(-1)?.[0]
  const from = days > 0 && newest !== undefined ? firstDay(newest, days) : ''
  return Object.fromEntries(
    counted
      .filter(([day]) => day >= from)
      .map(([day, counts]) => [day, dayOf(counts, figures.currency)]),
  )
}

/** The same days as a list. */
export const dailyUsage = (daily: Statistics['daily_stats']): Statistics['daily_usage'] =>
  Object.entries(daily).map(([date, day]) => ({
    date,
    ...day.tokens,
    messages: day.messages,
    cost: day.cost.total,
  }))

const hoursOfDay = 24

const hourMs = 3_600_000

/** From 0 to 23. */
const hourAt = (at: number, offset: number): number => {
  const hour = Math.floor((at + offset * 60_000) / hourMs) % hoursOfDay
  return hour < 0 ? hour + hoursOfDay : hour
}

/** Records and tokens by the hour of the day, 0 to 23. */
export const hourlyBlock = ({ messages, usage, offset }: Figures): Statistics['hourly_pattern'] => {
  const counts: number[] = new Array(hoursOfDay).fill(0)
  for (const { at } of messages) {
    const hour = hourAt(at, offset)
    if (at > 0) counts[hour] = (counts[hour] ?? 0) + 1
  }
  const tokens = foldUsage(usage, ({ quarter }) => String(hourAt(quarter, offset)))
  const tokensAt = (hour: number) => tokensOf(tokens.get(String(hour)) ?? noCalls)
  return {
    messages: Object.fromEntries(counts.map((count, hour) => [hour, count])),
    tokens: Object.fromEntries(counts.map((_, hour) => [hour, tokensAt(hour)])),
  }
}
