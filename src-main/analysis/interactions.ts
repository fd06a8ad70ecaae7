import { createHash } from 'node:crypto'
import { holds } from '#schema/transcript/event.ts'
import { addCalls, type CallSums, noCalls } from './call-sums.ts'
import type { CallRow, MessageRow, SessionRows, ToolRow } from './session-rows.ts'

/** One thing asked and all that was done for it, until the next thing asked in the same thread. */
export interface Interaction {
  /** First 16 hex digits of SHA-256 over time and the first 64 characters asked. */
  readonly id: string
  /** The subagent that was asked; empty for the main agent, `sidechain` where it has no id. */
  readonly agentId: string
  /** Record of what was asked, and its place in its transcript. */
  readonly messageId: number
  readonly seq: number
  /** Place of that record among all of its transcript, as a reader counts. */
  readonly place: number
  /** UTC ms; null where no record of it has a time. */
  readonly startAt: number | null
  /** Of its last answer. */
  readonly endAt: number | null
  /** First 300 characters of what was asked. */
  readonly prompt: string
  /** Every record of it, what was asked included, in order. */
  readonly records: readonly MessageRow[]
  /** Each tool use once. */
  readonly tools: readonly ToolRow[]
  /** Model calls counted here and nowhere else. */
  readonly calls: readonly CallRow[]
  readonly sums: CallSums
  /** Of its last call; null where there was none. */
  readonly model: string | null
  /** Answers, as records. */
  readonly steps: number
  readonly errors: number
  /** A person stopped the agent in it. */
  readonly isInterrupted: boolean
}

/** Interactions of a session in the order of their records, and the calls that are in none. */
export interface Interactions {
  readonly list: readonly Interaction[]
  /** Before anything was asked in their thread, or told by no record of this session. */
  readonly loose: readonly CallRow[]
}

/**
 * Whether a record is an answer, be it one that says a request was given up. A note of the agent that
 * a request failed and is tried again is none.
 */
export const isAnswer = ({
  kind,
  record_type,
}: Pick<MessageRow, 'kind' | 'record_type'>): boolean =>
  kind === 'answer' || (kind === 'error' && !record_type.startsWith('system'))

const opens = ({ kind }: MessageRow): boolean => kind === 'prompt' || kind === 'task'

const threadOf = ({ agent_id, holds: held }: MessageRow): string =>
  agent_id !== '' ? agent_id : (held & holds.sidechain) === 0 ? '' : 'sidechain'

/** {@link CallSums} of rows. */
export const sumCalls = (calls: readonly CallRow[]): CallSums =>
  calls.reduce<CallSums>(
    (sum, call) =>
      addCalls(sum, {
        calls: 1,
        input: call.input,
        output: call.output,
        cacheCreation: call.cache_creation,
        cacheRead: call.cache_read,
        costNano: call.cost_nano ?? 0,
        unpriced: call.cost_nano === null ? 1 : 0,
      }),
    noCalls,
  )

/** Id of an interaction; see {@link Interaction.id}. */
export const interactionId = (at: number | null, asked: string): string => {
  const time = at === null ? '' : new Date(at).toISOString()
  return createHash('sha256')
    .update(`${time}|${asked.slice(0, 64)}`)
    .digest('hex')
    .slice(0, 16)
}

interface Group {
  readonly agentId: string
  readonly place: number
  readonly records: MessageRow[]
  readonly calls: CallRow[]
}

const finish = (group: Group, usesOf: ReadonlyMap<number, readonly ToolRow[]>): Interaction => {
  const { agentId, place, records, calls } = group
  const [first] = records
  if (!first) throw new Error('an interaction begins with a record')
  const answers = records.filter(isAnswer)
  const tools = [
    ...new Map(
      records.flatMap(({ id }) => usesOf.get(id) ?? []).map((tool) => [tool.tool_use_id, tool]),
    ).values(),
  ]
  return {
    id: interactionId(first.at, first.prompt ?? ''),
    agentId,
    messageId: first.id,
    seq: first.seq,
    place,
    startAt: first.at,
    endAt: answers.findLast(({ at }) => at !== null)?.at ?? null,
    prompt: first.prompt ?? '',
    records,
    tools,
    calls,
    sums: sumCalls(calls),
    model: calls.at(-1)?.model ?? null,
    steps: answers.length,
    errors: tools.filter((tool) => tool.is_error === 1).length,
    isInterrupted: records.some(({ kind }) => kind === 'interruption'),
  }
}

/** Model calls that a session owns, by their row. */
export type CallsById = ReadonlyMap<number, CallRow>

/** Rows by the record they belong to. */
export const byRecord = (
  tools: readonly ToolRow[],
  column: 'use_message_id' | 'result_message_id',
): Map<number, ToolRow[]> => {
  const found = new Map<number, ToolRow[]>()
  for (const tool of tools) {
    const id = tool[column]
    if (id === null) continue
    const known = found.get(id)
    if (known) known.push(tool)
    else found.set(id, [tool])
  }
  return found
}

/** Groups the records of a session by what was asked, each thread by itself. */
export const groupInteractions = ({ messages, tools, calls }: SessionRows): Interactions => {
  const unseen = new Map(calls.map((call) => [call.id, call]))
  const usesOf = byRecord(tools, 'use_message_id')
  const open = new Map<string, Group>()
  const groups: Group[] = []
  const loose: CallRow[] = []
  const counts = new Map<string, number>()
  for (const message of messages) {
    const agentId = threadOf(message)
    const place = counts.get(message.agent_id) ?? 0
    counts.set(message.agent_id, place + 1)
    if (opens(message)) {
      const group = { agentId, place, records: [], calls: [] }
      open.set(agentId, group)
      groups.push(group)
    }
    const group = open.get(agentId)
    group?.records.push(message)
    const call = message.call_id === null ? undefined : unseen.get(message.call_id)
    if (!call) continue
    unseen.delete(call.id)
    ;(group?.calls ?? loose).push(call)
  }
  return {
    list: groups.map((group) => finish(group, usesOf)),
    loose: [...loose, ...unseen.values()],
  }
}
