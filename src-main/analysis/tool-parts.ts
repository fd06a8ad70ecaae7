import { quarterOf } from '#main/store/write-rollup.ts'
import { addCalls, type CallSums } from './call-sums.ts'
import type { CostPart } from './cost-parts.ts'
import { sumCalls } from './interactions.ts'
import type { CallRow, SessionRows, ToolRow } from './session-rows.ts'

/**
 * What one tool had of the calls of a model in a quarter hour. A call's cost is split equally over
 * the names of the tools it used, its tokens are not: each tool has all of them. So the costs of all
 * tools add up to the cost of the calls, and their tokens do not. (StackUnderflow's tool costs.)
 */
export interface ToolPart extends CostPart {
  /** Name of the tool; empty for calls that used none. */
  readonly tool: string
  /** How often it was called. */
  readonly uses: number
}

/** Tool uses by the call that asked for them, each once. */
const usesByCall = (tools: readonly ToolRow[]): Map<number, Map<string, string>> => {
  const found = new Map<number, Map<string, string>>()
  for (const { call_id, tool_use_id, name } of tools) {
    if (call_id === null) continue
    const uses = found.get(call_id) ?? new Map<string, string>()
    found.set(call_id, uses.set(tool_use_id, name))
  }
  return found
}

const countNames = (names: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** A part of a cost: what cannot be divided goes to the first. */
const costShare = (costNano: number, parts: number, place: number): number =>
  Math.floor(costNano / parts) + (place < costNano % parts ? 1 : 0)

const noTool: ReadonlyMap<string, number> = new Map([['', 0]])

const splitCall = (call: CallRow, uses: ReadonlyMap<string, string> | undefined): ToolPart[] => {
  const counts = uses ? countNames(uses.values()) : noTool
  const sums = sumCalls([call])
  return [...counts].map(([tool, count], place) => ({
    tool,
    uses: count,
    quarter: quarterOf(call.at),
    model: call.model,
    sums: { ...sums, costNano: costShare(sums.costNano, counts.size, place) },
  }))
}

const add = (a: ToolPart, b: ToolPart): ToolPart => ({
  ...a,
  uses: a.uses + b.uses,
  sums: addCalls(a.sums, b.sums),
})

/** Parts of all tools of a session. */
export const toolPartsOf = ({ calls, tools }: SessionRows): ToolPart[] => {
  const uses = usesByCall(tools)
  const found = new Map<string, ToolPart>()
  for (const part of calls.flatMap((call) => splitCall(call, uses.get(call.id)))) {
    const key = `${part.quarter} ${part.model}\n${part.tool}`
    const known = found.get(key)
    found.set(key, known ? add(known, part) : part)
  }
  return [...found.values()]
}

/** What each tool had in all of some parts that pass. */
export interface ToolSums {
  readonly uses: number
  readonly sums: CallSums
}

/** Parts of some sessions by the tool's name. */
export const sumTools = (parts: readonly ToolPart[]): Map<string, ToolSums> => {
  const found = new Map<string, ToolSums>()
  for (const { tool, uses, sums } of parts) {
    const known = found.get(tool)
    found.set(
      tool,
      known ? { uses: known.uses + uses, sums: addCalls(known.sums, sums) } : { uses, sums },
    )
  }
  return found
}
