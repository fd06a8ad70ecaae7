import type { CallTokens } from '#schema/transcript/facts.ts'
import type { Statements } from './statements.ts'

/** The finest step of time in which every time zone's midnight falls on a border. */
export const quarterMs = 15 * 60 * 1000

/** The UTC quarter hour a time lies in, by its first millisecond. */
export const quarterOf = (at: number): number => Math.floor(at / quarterMs) * quarterMs

/** A call as the rollup sees it. */
export interface CountedCall extends CallTokens {
  readonly sessionId: number
  readonly subagent: boolean
  readonly model: string
  readonly at: number
  readonly costNano: number | null
  readonly finalised: boolean
}

const upsert = `
  insert into rollup (session_id, quarter, model, subagent, calls, input, output, cache_write_5m,
    cache_write_1h, cache_read, web_searches, cost_nano, unpriced, unfinalised)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (session_id, quarter, model, subagent) do update set
    calls = calls + excluded.calls, input = input + excluded.input,
    output = output + excluded.output,
    cache_write_5m = cache_write_5m + excluded.cache_write_5m,
    cache_write_1h = cache_write_1h + excluded.cache_write_1h,
    cache_read = cache_read + excluded.cache_read,
    web_searches = web_searches + excluded.web_searches,
    cost_nano = cost_nano + excluded.cost_nano,
    unpriced = unpriced + excluded.unpriced, unfinalised = unfinalised + excluded.unfinalised`

const removeEmpty = `
  delete from rollup
  where session_id = ? and quarter = ? and model = ? and subagent = ? and calls = 0`

const revise = 'update session set revision = revision + 1 where id = ?'

/** Collects what calls add and take away, then writes each touched sum once. */
export const createRollupChange = (sql: Statements) => {
  const sums = new Map<string, { key: readonly unknown[]; figures: number[] }>()
  const change = (call: CountedCall, sign: 1 | -1): void => {
    const key = [call.sessionId, quarterOf(call.at), call.model, call.subagent ? 1 : 0] as const
    const name = key.join('\n')
    const sum = sums.get(name) ?? { key, figures: new Array<number>(10).fill(0) }
    const figures = [
      1,
      call.input,
      call.output,
      call.cacheWrite5m,
      call.cacheWrite1h,
      call.cacheRead,
      call.webSearches,
      call.costNano ?? 0,
      call.costNano === null ? 1 : 0,
      call.finalised ? 0 : 1,
    ]
    sum.figures = sum.figures.map((figure, place) => figure + sign * (figures[place] ?? 0))
    sums.set(name, sum)
  }
  return {
    add: (call: CountedCall) => change(call, 1),
    remove: (call: CountedCall) => change(call, -1),
    write: (): void => {
      const touched = new Set<unknown>()
      for (const { key, figures } of sums.values()) {
        if (figures.every((figure) => figure === 0)) continue
        touched.add(key[0])
        sql.run(upsert, ...key, ...figures)
        if ((figures[0] ?? 0) < 0) sql.run(removeEmpty, ...key)
      }
      for (const session of touched) sql.run(revise, session)
      sums.clear()
    },
  }
}

/** A change of the rollup that is being collected. */
export type RollupChange = ReturnType<typeof createRollupChange>
