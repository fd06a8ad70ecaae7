import type { CallFacts } from '#schema/transcript/facts.ts'
import { BatchCalls, type Searched } from './batch-calls.ts'
import { foreignSession } from './batch-session.ts'
import { noteCostState } from './cost-states.ts'
import type { FileRow, FileTally } from './file-row.ts'
import type { IndexBatch } from './index-batch.ts'
import { leaveOut } from './left-out.ts'
import { noteMarks } from './note-marks.ts'
import { type PlacedLine, placeLines } from './place-lines.ts'
import { noteRetracted } from './retracted.ts'
import type { Statements } from './statements.ts'
import type { SightingFile } from './write-calls.ts'
import { addMessage, addTools, type IndexedLine, type MessageTarget } from './write-messages.ts'
import { countUnknown } from './write-problems.ts'
import {
  emptySessionChange,
  noteRecord,
  type SessionChange,
  writeSession,
} from './write-session.ts'
import type { WriterTools } from './writer-tools.ts'

const sightingOf = (call: CallFacts, rootSession: string | null) => {
  const { key: _, ...figures } = call
  return { ...figures, rootSession, linkedSearches: 0 }
}

const sightingFile = (batch: IndexBatch, file: FileRow): SightingFile => ({
  path: batch.file.path,
  sessionId: file.sessionId,
  sessionRow: file.sessionRow,
  subagent: batch.file.kind === 'subagent' ? 1 : 0,
})

/** Takes the model calls out of lines, before anything is written that refers to one. */
const noteCalls = (
  sql: Statements,
  calls: BatchCalls,
  batch: IndexBatch,
  placed: readonly PlacedLine[],
  lastAt: number | null,
): FileTally => {
  const { id: fileId, sessionId } = batch.file
  const tally = { usage: 0, synthetic: 0, lastAt }
  for (const { line, seq, isNew } of placed) {
    const { facts } = line
    tally.lastAt = facts.at ?? tally.lastAt
    if (isNew && facts.synthetic) {
      tally.synthetic += 1
      leaveOut(sql, fileId, line, { reason: 'synthetic' })
    }
    if (!facts.call) continue
    if (isNew) tally.usage += 1
    const at = tally.lastAt ?? batch.generation.modifiedAt
    const native = facts.sessionId === sessionId && !facts.background
    const where = { fileId, at, ordinal: seq, records: isNew ? 1 : 0, native }
    const root = facts.rootSession ?? foreignSession(sessionId, facts.sessionId)
    calls.note(facts.call.key, { ...sightingOf(facts.call, root), ...where })
  }
  return tally
}

/** Where the records of a batch go, and what they have come to so far. */
interface Adding {
  readonly target: MessageTarget
  readonly isMain: boolean
  readonly calls: BatchCalls
  readonly change: SessionChange
  readonly searches: Searched[]
}

/** Counts what nobody knows: the kind of a record, and of parts of it. */
const noteUnknown = (sql: Statements, fileId: number, { facts, offset }: IndexedLine): void => {
  if (!facts.known) countUnknown(sql, fileId, facts.recordType, offset)
  if (!facts.unknownParts) return
  for (const part of facts.unknownParts) countUnknown(sql, fileId, part, offset)
}

const addLine = (
  sql: Statements,
  adding: Adding,
  { line, seq, isNew, first }: PlacedLine,
): void => {
  const { target, change, calls } = adding
  const { fileId } = target
  if (first !== null) {
    leaveOut(sql, fileId, line, { reason: 'replayed', first })
    return
  }
  const { facts } = line
  const callId = facts.call ? calls.idOf(facts.call.key) : null
  const messageId = isNew ? addMessage(sql, target, seq, line, callId) : null
  if (isNew) noteRecord(change, facts, adding.isMain)
  if (facts.costState) noteCostState(sql, fileId, facts.costState)
  if (isNew) noteMarks(sql, fileId, line)
  const tools = addTools(sql, target, facts, callId, messageId)
  change.toolCalls += tools.toolCalls
  change.toolErrors += tools.toolErrors
  adding.searches.push(...tools.searches)
  if (isNew) noteUnknown(sql, fileId, line)
  if (facts.retracted) noteRetracted(sql, fileId, facts.retracted)
}

/**
 * Writes the lines of a batch with their calls, tools and session; answers what they add to their
 * file. Inside a transaction.
 */
export const writeLines = (tools: WriterTools, batch: IndexBatch, file: FileRow): FileTally => {
  const { sql, price, resolveProject } = tools
  const { id: fileId, agentId, kind } = batch.file
  const target = { fileId, sessionRow: file.sessionRow, agentId }
  const calls = new BatchCalls(sql, price)
  const placed = placeLines(tools, batch, file)
  const tally = noteCalls(sql, calls, batch, placed, file.lastAt)
  calls.write(sightingFile(batch, file))
  const change = emptySessionChange()
  const adding: Adding = { target, isMain: kind === 'main', calls, change, searches: [] }
  for (const one of placed) addLine(sql, adding, one)
  calls.finish(fileId, adding.searches)
  writeSession(sql, target, change, resolveProject)
  return tally
}
