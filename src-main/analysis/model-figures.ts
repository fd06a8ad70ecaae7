import { addSums, noUsage, type UsageSums } from '#main/store/usage.ts'

/** Usage of one model in one session, with what is asked of the session. */
export interface SessionModelUsage extends UsageSums {
  /** Row of the session. */
  readonly session: number
  readonly model: string
  /** Things asked and tool calls of the whole session. */
  readonly prompts: number
  readonly toolCalls: number
}

/** What a group of such rows came to. Where there is nothing to divide by, a figure is null. */
export interface ModelFigures<Row> {
  /** Rows of the group; at least one. */
  readonly rows: readonly [Row, ...Row[]]
  readonly sums: UsageSums
  /** Sessions in which it had the most calls. */
  readonly sessions: number
  /** Of those, the share of one prompt and one answer; 0 to 1. */
  readonly oneShotShare: number | null
  /** Answers for each of those, less one. */
  readonly retryRate: number | null
  /** Cache read ÷ (cache read + written); 0 to 1. */
  readonly cacheHitRate: number | null
  /** US dollars for each call that has a price. */
  readonly costPerCall: number | null
  /** US dollars of all of its calls for each session it led. */
  readonly costPerSession: number | null
}

/** The row with the most calls of a session; of equals the first by its model's name. */
const leaderOf = <Row extends SessionModelUsage>(session: readonly Row[]): Row | undefined =>
  session.reduce<Row | undefined>((best, row) => {
    if (!best || row.calls > best.calls) return row
    return row.calls === best.calls && row.model < best.model ? row : best
  }, undefined)

const callsOf = (rows: readonly SessionModelUsage[]): number =>
  rows.reduce((sum, { calls }) => sum + calls, 0)

/** One prompt and one answer: a tool's result would be a second record of the person's. */
const isOneShot = (session: readonly SessionModelUsage[]): boolean =>
  session[0]?.prompts === 1 && session[0].toolCalls === 0 && callsOf(session) === 1

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const figuresOf = <Row extends SessionModelUsage>(
  rows: readonly [Row, ...Row[]],
  led: readonly (readonly Row[])[],
): ModelFigures<Row> => {
  const sums = rows.reduce<UsageSums>(addSums, noUsage)
  const written = sums.cache_write_5m + sums.cache_write_1h
  const cost = sums.cost_nano / 1e9
  const answers = ratio(callsOf(led.flat()), led.length)
  return {
    rows,
    sums,
    sessions: led.length,
    oneShotShare: ratio(led.filter(isOneShot).length, led.length),
    retryRate: answers === null ? null : answers - 1,
    cacheHitRate: ratio(sums.cache_read, sums.cache_read + written),
    costPerCall: ratio(cost, sums.calls - sums.unpriced),
    costPerSession: sums.unpriced === sums.calls ? null : ratio(cost, led.length),
  }
}

/** Figures of each group of rows under one key, most expensive first. (StackUnderflow's comparison.) */
export const modelFigures = <Row extends SessionModelUsage>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ModelFigures<Row>[] => {
  const sessions = [...Map.groupBy(rows, ({ session }) => session).values()]
  const led = Map.groupBy(sessions, (session) => {
    const leader = leaderOf(session)
    return leader ? keyOf(leader) : ''
  })
  return [...Map.groupBy(rows, keyOf)]
    .flatMap(([key, [first, ...rest]]) =>
      first ? [figuresOf([first, ...rest], led.get(key) ?? [])] : [],
    )
    .sort((a, b) => b.sums.cost_nano - a.sums.cost_nano || b.sums.output - a.sums.output)
}
