import type { IndexReader } from '#main/store/read-store.ts'
import { addSums, noUsage, toUsage, type UsageSums } from '#main/store/usage.ts'
import { holds, type MessageKind } from '#schema/transcript/event.ts'
import type { Turn } from '#schema/transcript/operations.ts'
import { findRewinds } from './find-rewinds.ts'
import {
  findThread,
  inOrder,
  type Thread,
  type ThreadName,
  threadMessages,
} from './thread.queries.ts'

/** Kinds that begin a turn. */
const openers: ReadonlySet<string> = new Set<MessageKind>(['prompt', 'task'])

const recordsOf = (index: IndexReader, thread: Thread) =>
  inOrder(
    threadMessages(index, thread).select([
      'm.id',
      'm.file_id',
      'm.kind',
      'm.holds',
      'm.at',
      'm.uuid',
      'm.parent_uuid',
      'm.prompt',
      'm.call_id',
    ]),
  ).execute()

type RecordRow = Awaited<ReturnType<typeof recordsOf>>[number]

/** Calls of the session by id; those that another session owns are counted there. */
const callsOf = async (index: IndexReader, { session }: Thread) => {
  const rows = await index
    .selectFrom('call')
    .selectAll()
    .where('session_id', '=', session)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type CallRow = Awaited<ReturnType<typeof callsOf>> extends Map<number, infer R> ? R : never

/** Names of the tools that each record calls. */
const toolsOf = async (index: IndexReader, { session }: Thread) => {
  const rows = await index
    .selectFrom('tool_call')
    .select(['use_message_id as use', 'name', 'is_error as isError'])
    .where('session_id', '=', session)
    .where('use_message_id', 'is not', null)
    .execute()
  const tools = new Map<number, { name: string; isError: boolean }[]>()
  for (const { use, name, isError } of rows) {
    if (use === null) continue
    const tool = { name: name ?? 'unnamed', isError: isError === 1 }
    const others = tools.get(use)
    if (others) others.push(tool)
    else tools.set(use, [tool])
  }
  return tools
}

const sumsOfCall = (call: CallRow): UsageSums => ({
  calls: 1,
  input: call.input,
  output: call.output,
  cache_write_5m: call.cache_write_5m,
  cache_write_1h: call.cache_write_1h,
  cache_read: call.cache_read,
  web_searches: call.web_searches,
  cost_nano: call.cost_nano ?? 0,
  unpriced: call.cost_nano === null ? 1 : 0,
  unfinalised: call.finalised === 1 ? 0 : 1,
})

const contextOf = (call: CallRow): number =>
  call.input + call.cache_read + call.cache_write_5m + call.cache_write_1h

/** Most frequent first. */
const ranked = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort((a, b) => b[1] - a[1])

const count = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}

/** A turn as it grows, record by record. */
class TurnTally {
  private sums: UsageSums = noUsage
  private readonly models = new Map<string, number>()
  private readonly tools = new Map<string, number>()
  private errors = 0
  private at: number | null = null
  private endAt: number | null = null
  private contextTokens: number | null = null
  private readonly seq: number
  private readonly first: RecordRow

  constructor(seq: number, first: RecordRow) {
    this.seq = seq
    this.first = first
  }

  addRecord(record: RecordRow): void {
    this.at ??= record.at
    if (record.at !== null) this.endAt = Math.max(this.endAt ?? record.at, record.at)
    if (record.kind === 'error') this.errors += 1
  }

  addCall(call: CallRow): void {
    this.sums = addSums(this.sums, sumsOfCall(call))
    count(this.models, call.model)
    if (call.subagent === 0) this.contextTokens = contextOf(call)
  }

  addTool(name: string, isError: boolean): void {
    count(this.tools, name)
    if (isError) this.errors += 1
  }

  result(isAbandoned: boolean): Turn {
    const isOpened = openers.has(this.first.kind)
    return {
      ...toUsage(this.sums),
      seq: this.seq,
      prompt: isOpened ? (this.first.prompt ?? '') : null,
      at: this.at,
      endAt: this.endAt,
      models: ranked(this.models).map(([model]) => model),
      contextTokens: this.contextTokens,
      tools: ranked(this.tools).map(([name, times]) => ({ name, count: times })),
      errors: this.errors,
      isAbandoned,
    }
  }
}

/** Prompts of a transcript with what each set off. Every call is in one turn, of its first record. */
export const readTurns = async (index: IndexReader, name: ThreadName): Promise<Turn[]> => {
  const thread = await findThread(index, name)
  const records = await recordsOf(index, thread)
  const calls = await callsOf(index, thread)
  const tools = await toolsOf(index, thread)
  const left = new Set(findRewinds(records).flatMap(({ seqs }) => seqs))
  const files = new Set(records.map(({ file_id }) => file_id))
  const turns: { tally: TurnTally; seq: number }[] = []
  for (const [seq, record] of records.entries()) {
    const isSidechain = thread.agentId === '' && (record.holds & holds.sidechain) !== 0
    const opens = openers.has(record.kind) && !isSidechain
    if (opens || turns.length === 0) turns.push({ tally: new TurnTally(seq, record), seq })
    const tally = turns.at(-1)?.tally
    tally?.addRecord(record)
    for (const tool of tools.get(record.id) ?? []) tally?.addTool(tool.name, tool.isError)
    const call = calls.get(record.call_id ?? -1)
    if (!call || !files.has(call.file_id)) continue
    tally?.addCall(call)
    calls.delete(call.id)
  }
  return turns.map(({ tally, seq }) => tally.result(left.has(seq)))
}
