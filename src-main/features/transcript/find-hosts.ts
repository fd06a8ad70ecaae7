import { holds, type MessageKind } from '#schema/transcript/event.ts'

/** Place of a record in its transcript, by row id. */
export type Places = ReadonlyMap<number | null, number>

/** A tool call by the rows of its use and its result. */
interface ToolRows {
  readonly use: number | null
  readonly result: number | null
}

/** A summary follows its boundary at once; a few records of bookkeeping may stand between. */
export const summaryWithin = 12

/** Records of results that are shown with their calls: every call of theirs is in sight. */
const hostsOfResults = (tools: readonly ToolRows[], places: Places): Map<number, number> => {
  const hosts = new Map<number, number>()
  const orphaned = new Set<number>()
  for (const { use, result } of tools) {
    const at = places.get(result)
    if (at === undefined) continue
    const host = places.get(use)
    // Calls and results of the provider's own tools may stand in one record.
    if (host === at) continue
    if (host === undefined) orphaned.add(at)
    else if (!hosts.has(at)) hosts.set(at, host)
  }
  for (const seq of orphaned) hosts.delete(seq)
  return hosts
}

interface Shaped {
  readonly kind: MessageKind
  readonly holds: number
}

/** Summaries that are shown with the boundary before them. */
const hostsOfSummaries = (records: readonly Shaped[]): [number, number][] => {
  const hosts: [number, number][] = []
  let boundary = -1
  for (let seq = 0; seq < records.length; seq += 1) {
    const record = records[seq]
    if (record?.kind !== 'compaction') continue
    const isSummary = (record.holds & holds.summary) !== 0
    if (!isSummary) boundary = seq
    else if (boundary >= 0 && seq - boundary <= summaryWithin) {
      hosts.push([seq, boundary])
      boundary = -1
    }
  }
  return hosts
}

/** Which records are shown inside which others. A result that comes with words keeps its own row. */
export const findHosts = (
  records: readonly Shaped[],
  tools: readonly ToolRows[],
  places: Places,
): [number, number][] => [
  ...[...hostsOfResults(tools, places)].filter(
    ([seq]) => ((records[seq]?.holds ?? 0) & holds.text) === 0,
  ),
  ...hostsOfSummaries(records),
]
