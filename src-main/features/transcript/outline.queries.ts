import type { IndexReader } from '#main/store/read-store.ts'
import { retractedIn } from '#main/store/retracted.ts'
import { holds } from '#schema/transcript/event.ts'
import type { Outline } from '#schema/transcript/operations.ts'
import { findHosts, type Places } from './find-hosts.ts'
import { findRewinds } from './find-rewinds.ts'
import {
  findThread,
  inOrder,
  type Thread,
  type ThreadName,
  threadMessages,
} from './thread.queries.ts'

const recordsOf = (index: IndexReader, thread: Thread) =>
  inOrder(
    threadMessages(index, thread).select([
      'm.id',
      'm.kind',
      'm.holds',
      'm.uuid',
      'm.parent_uuid',
      'm.at',
      'm.prompt',
    ]),
  ).execute()

const toolsOf = (index: IndexReader, { session, agentId }: Thread) =>
  index
    .selectFrom('tool_call as t')
    .innerJoin('file as f', 'f.id', 't.file_id')
    .select([
      't.name',
      't.use_message_id as use',
      't.result_message_id as result',
      't.is_error as isError',
    ])
    .where('t.session_id', '=', session)
    .$if(agentId === '', (query) => query.where('f.kind', '=', 'main'))
    .$if(agentId !== '', (query) => query.where('f.agent_id', '=', agentId))
    .execute()

type ToolRow = Awaited<ReturnType<typeof toolsOf>>[number]

const outlineTools = (tools: readonly ToolRow[], places: Places) => {
  const names = new Map<string, number>()
  const placeOf = (name: string): number => {
    const known = names.get(name) ?? names.size
    names.set(name, known)
    return known
  }
  const calls = tools
    .flatMap(({ use, name }): [number, number][] => {
      const seq = places.get(use)
      return seq === undefined ? [] : [[seq, placeOf(name ?? 'unnamed')]]
    })
    .sort(([a], [b]) => a - b)
  return { toolNames: [...names.keys()], tools: calls }
}

/** Length and shape of a transcript. */
export const readOutline = async (index: IndexReader, name: ThreadName): Promise<Outline> => {
  const thread = await findThread(index, name)
  const records = await recordsOf(index, thread)
  const tools = await toolsOf(index, thread)
  const places: Places = records.reduce(
    (known, { id }, seq) => known.set(id, seq),
    new Map<number | null, number>(),
  )
  const rewinds = findRewinds(records)
  const held = records.map((record) => record.holds)
  for (const seq of rewinds.flatMap(({ seqs }) => seqs))
    held[seq] = (held[seq] ?? 0) | holds.abandoned
  const retracted = await retractedIn(index, thread.session)
  if (retracted.size > 0)
    for (const [seq, { uuid }] of records.entries())
      if (uuid !== null && retracted.has(uuid)) held[seq] = (held[seq] ?? 0) | holds.retracted
  // A call that failed is found where it was called, not where the answer stands.
  for (const { use, isError } of tools) {
    const seq = places.get(use)
    if (isError && seq !== undefined) held[seq] = (held[seq] ?? 0) | holds.error
  }
  return {
    kinds: records.map(({ kind }) => kind),
    holds: held,
    hosts: findHosts(records, tools, places).sort(([a], [b]) => a - b),
    ...outlineTools(tools, places),
    rewinds,
  }
}
