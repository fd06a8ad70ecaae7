import type { IndexReader } from '#main/store/read-store.ts'
import {
  addSums,
  filteredUsage,
  noUsage,
  type ResolvedFilter,
  toUsage,
  type UsageSums,
  usageSums,
} from '#main/store/usage.ts'
import type { ModelSide } from '#schema/side-by-side.ts'

/** Usage of one model in one session, with what is asked of the session. */
const usageRows = (index: IndexReader, filter: ResolvedFilter) =>
  filteredUsage(index, filter)
    .select(['r.session_id as session', 'r.model', 's.prompts', 's.tool_calls as toolCalls'])
    .select(usageSums)
    .groupBy(['r.session_id', 'r.model', 's.prompts', 's.tool_calls'])
    .orderBy('r.model')
    .execute()

type Row = Awaited<ReturnType<typeof usageRows>>[number]

/** The model with the most calls of a session; of equals the first by its name. */
const leaderOf = (session: readonly Row[]): string =>
  session.reduce<Row | undefined>(
    (best, row) => (best && best.calls >= row.calls ? best : row),
    undefined,
  )?.model ?? ''

const callsOf = (rows: readonly Row[]): number => rows.reduce((sum, { calls }) => sum + calls, 0)

/** One prompt and one answer: a tool's result would be a second record of the person's. */
const isOneShot = (session: readonly Row[]): boolean =>
  session[0]?.prompts === 1 && session[0].toolCalls === 0 && callsOf(session) === 1

const ratio = (part: number | null, whole: number): number | null =>
  part === null || whole === 0 ? null : part / whole

const describe = (model: string, rows: readonly Row[], led: readonly Row[][]): ModelSide => {
  const sums = rows.reduce<UsageSums>(addSums, noUsage)
  const usage = toUsage(sums)
  const written = sums.cache_write_5m + sums.cache_write_1h
  const answers = ratio(callsOf(led.flat()), led.length)
  return {
    model,
    usage,
    sessions: led.length,
    oneShotShare: ratio(led.filter(isOneShot).length, led.length),
    retryRate: answers === null ? null : answers - 1,
    cacheHitRate: ratio(sums.cache_read, sums.cache_read + written),
    costPerCallUsd: ratio(usage.costUsd, sums.calls - sums.unpriced),
    costPerSessionUsd: ratio(usage.costUsd, led.length),
  }
}

/** Models of what passes, most expensive first. */
export const compareModels = async (
  index: IndexReader,
  filter: ResolvedFilter,
): Promise<ModelSide[]> => {
  const rows = await usageRows(index, filter)
  const sessions = [...Map.groupBy(rows, ({ session }) => session).values()]
  const led = Map.groupBy(sessions, leaderOf)
  return [...Map.groupBy(rows, ({ model }) => model)]
    .map(([model, own]) => describe(model, own, led.get(model) ?? []))
    .sort(
      (a, b) =>
        (b.usage.costUsd ?? 0) - (a.usage.costUsd ?? 0) ||
        b.usage.outputTokens - a.usage.outputTokens,
    )
}
