import path from 'node:path'
import type { FilePlace, FileReading } from '#main/ingest/providers/provider.ts'
import { asObject, asText, type Json } from '#main/lib/coerce.ts'
import type { FileIdentity } from '#main/store/library.ts'
import type { CallFacts, RecordFacts, TitleFacts } from '#schema/transcript/facts.ts'
import { readEvent } from './read-event.ts'
import { type Reading, readItem } from './read-item.ts'
import { type Line, readLine, typeName } from './read-line.ts'
import { followLineage, madeAt } from './read-lineage.ts'
import { namedModel, readUsage } from './read-usage.ts'
import { type ReadingState, readState } from './reading-state.ts'
import { quietLines } from './record-kinds.ts'

const readByType = (state: ReadingState, line: Line): Reading => {
  switch (line.type) {
    case 'response_item':
      return readItem(state, line)
    case 'event_msg':
      return readEvent(state, line)
    case 'compacted':
      return { kind: 'compaction', known: true }
    default:
      return quietLines.has(line.type)
        ? { kind: 'quiet', known: true }
        : { kind: 'unknown', known: false }
  }
}

const turnOf = ({ type, inner, payload }: Line): string | null =>
  type === 'turn_context' || inner === 'task_started' || inner === 'turn_started'
    ? (asText(payload.turn_id)?.slice(0, 200) ?? null)
    : null

/** The state that holds for a record: what it says of itself is known before it is read. */
const reach = (before: ReadingState, line: Line): ReadingState => {
  const state = followLineage(before, line)
  const turn = turnOf(line) ?? state.turn
  return { ...state, turn, model: namedModel(line)?.slice(0, 200) ?? state.model }
}

const readTitle = ({ inner, payload }: Line): TitleFacts | null => {
  const name = inner === 'thread_name_updated' ? asText(payload.thread_name) : null
  return name === null ? null : { source: 'custom', text: name.slice(0, 300).toWellFormed() }
}

/** A copy has the time of the fork; its turn tells when it was really said. */
const timeOf = ({ isCopying, turn }: ReadingState, { at }: Line): number | null =>
  (isCopying && turn !== null ? madeAt(turn) : null) ?? at

interface Described {
  readonly cwd: string | null
  readonly gitBranch: string | null
  readonly agentVersion: string | null
}

/** Where and by which version it was worked; what is copied tells that of another thread. */
const describe = ({ isCopying }: ReadingState, { type, payload }: Line): Described => {
  const isOwn = type === 'session_meta' || (type === 'turn_context' && !isCopying)
  const meta: Json = isOwn ? payload : {}
  return {
    cwd: asText(meta.cwd),
    gitBranch: asText(asObject(meta.git)?.branch),
    agentVersion: asText(meta.cli_version),
  }
}

const noDescription: Described = { cwd: null, gitBranch: null, agentVersion: null }

const rootOf = ({ isCopying, forkedFrom, parent }: ReadingState): string | null =>
  isCopying ? (forkedFrom ?? parent) : null

const toFacts = (
  state: ReadingState,
  line: Line,
  reading: Reading,
  call: CallFacts | null,
): RecordFacts => {
  const isOtherHead = line.type === 'session_meta' && state.records > 0
  return {
    kind: reading.kind,
    known: reading.known,
    holds: reading.holds ?? 0,
    recordType: typeName(line),
    at: timeOf(state, line),
    // Rollouts give few records a name; its place gives one that every copy of the file agrees on.
    uuid: state.thread === null ? null : `${state.thread}:${state.records}`,
    parentUuid: null,
    sessionId: state.parent ?? state.thread,
    agentId: state.parent === null ? null : state.thread,
    ...(isOtherHead ? noDescription : describe(state, line)),
    rootSession: rootOf(state),
    promptText: reading.promptText ?? null,
    title: state.isCopying ? null : readTitle(line),
    call,
    synthetic: false,
    toolUses: reading.toolUses ?? [],
    toolResults: reading.toolResults ?? [],
  }
}

/** `rollout-<local time>-<uuid>.jsonl` → `<uuid>`; another name stands for itself. */
export const threadOfName = (name: string): string => {
  const stem = name.replace(/\.jsonl$/, '')
  return /^rollout-.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(stem)?.[1] ?? stem
}

/** A subagent's file lies beside all others; only its first record says whose it is. */
const placeOf = (file: FileIdentity, { records, thread, parent }: ReadingState): FilePlace => {
  if (records === 0) return { kind: 'main', sessionId: null, agentId: null }
  const own = thread ?? threadOfName(path.basename(file.path))
  return parent === null
    ? { kind: 'main', sessionId: own, agentId: null }
    : { kind: 'subagent', sessionId: parent, agentId: own }
}

/** Reads the records of one rollout in their order. */
export const beginReading = (file: FileIdentity, before: string | null): FileReading => {
  let state = readState(before)
  const readFacts = (record: unknown): RecordFacts => {
    const line = readLine(record)
    const here = reach(state, line)
    const reading = readByType(here, line)
    const isCount = line.type === 'event_msg' && line.inner === 'token_count'
    const usage = isCount ? readUsage(here, line) : { call: null, total: here.total }
    state = {
      ...here,
      records: here.records + 1,
      lineAt: line.at ?? here.lineAt,
      total: usage.total,
      said: reading.said ?? here.said,
    }
    return toFacts(here, line, reading, usage.call)
  }
  return {
    readFacts,
    state: () => JSON.stringify(state),
    place: () => placeOf(file, state),
  }
}
