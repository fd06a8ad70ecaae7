import type { SessionRows, ToolRow } from './session-rows.ts'

/** How a session spent its tool calls and its time. */
export interface Efficiency {
  /** Shares of all tool calls, 0 to 1. */
  readonly searchRatio: number
  readonly editRatio: number
  readonly readRatio: number
  readonly bashRatio: number
  /** Milliseconds in gaps of at least half a minute between records of the main transcript. */
  readonly idleMs: number
  readonly longestIdleMs: number
  readonly classification: 'edit-heavy' | 'research-heavy' | 'idle-heavy' | 'balanced'
}

const idleFromMs = 30_000

const isSearch = (name: string): boolean =>
  name === 'Grep' || name === 'Glob' || name.toLowerCase().includes('search')

const ratio = (tools: readonly ToolRow[], passes: (name: string) => boolean): number =>
  tools.length === 0 ? 0 : tools.filter(({ name }) => passes(name)).length / tools.length

const gapsOf = (times: readonly number[]): number[] =>
  times.slice(1).flatMap((at, place) => {
    const gap = at - (times[place] ?? at)
    return gap >= idleFromMs ? [gap] : []
  })

/** (StackUnderflow's session efficiency, its rules in their order.) */
export const efficiencyOf = ({ messages, tools }: SessionRows): Efficiency => {
  const times = messages
    .flatMap(({ at, agent_id }) => (at === null || agent_id !== '' ? [] : [at]))
    .sort((a, b) => a - b)
  const gaps = gapsOf(times)
  const idleMs = gaps.reduce((sum, gap) => sum + gap, 0)
  const durationMs = (times.at(-1) ?? 0) - (times[0] ?? 0)
  const searchRatio = ratio(tools, isSearch)
  const editRatio = ratio(tools, (name) => name === 'Edit' || name === 'Write')
  const readRatio = ratio(tools, (name) => name === 'Read')
  const classify = (): Efficiency['classification'] => {
    if (editRatio >= 0.25) return 'edit-heavy'
    if (searchRatio + readRatio >= 0.6 && editRatio < 0.1) return 'research-heavy'
    return idleMs > 0.4 * durationMs ? 'idle-heavy' : 'balanced'
  }
  return {
    searchRatio,
    editRatio,
    readRatio,
    bashRatio: ratio(tools, (name) => name === 'Bash'),
    idleMs,
    longestIdleMs: gaps.reduce((longest, gap) => Math.max(longest, gap), 0),
    classification: classify(),
  }
}
