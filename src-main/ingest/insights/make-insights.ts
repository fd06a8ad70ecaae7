import type { InsightsWriter, MadeSession } from '#main/store/insights-writer.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import type { Connection } from '#main/store/open-database.ts'
import { findPairs, type Place, type Said, toSaid } from './find-pairs.ts'
import { giveTags } from './give-tags.ts'
import { lineRows, readLines, type SessionLine } from './session-lines.ts'
import { noteLine, noTagState, type TagState } from './tag-evidence.ts'

/** A session whose transcript has more than what was made of it. */
export interface BehindSession {
  readonly row: number
  readonly sessionId: string
  /** Its main files, each with its generation and how far it is indexed. */
  readonly stamp: string
  readonly bytes: number
}

/** What is kept of a session to go on with it. */
interface State {
  /** The last record whose signs are counted. */
  readonly reached: Pick<Place, 'fileId' | 'seq'> | null
  /** Where the last question begins, whose answer may still grow. */
  readonly openFrom: Place | null
  readonly tags: TagState
}

const noState = (): State => ({ reached: null, openFrom: null, tags: noTagState() })

const fileOf = (part: string): string => part.split(':').slice(0, 2).join(':')

/** Whether nothing but the end of the last file, or a later file, is different. */
const hasOnlyGrown = (before: string, now: string): boolean => {
  const [old, new_] = [before.split(' '), now.split(' ')]
  const last = old.length - 1
  return old.every((part, place) => {
    const other = new_[place] ?? ''
    return place < last ? part === other : fileOf(part) === fileOf(other)
  })
}

const stateOf = (writer: InsightsWriter, session: BehindSession): State => {
  const kept = writer.stateOf(session.sessionId)
  if (kept === null) return noState()
  const { stamp, ...state } = JSON.parse(kept) as State & { stamp: string }
  return hasOnlyGrown(stamp, session.stamp) ? state : noState()
}

const isBehind = ({ row }: SessionLine, reached: State['reached']): boolean =>
  reached === null ||
  row.file_id > reached.fileId ||
  (row.file_id === reached.fileId && row.seq > reached.seq)

const saidOf = (line: SessionLine, at: number): Said | null =>
  toSaid(
    {
      role: line.row.kind === 'prompt' ? 'user' : 'assistant',
      at,
      answer: `${line.row.callId ?? `record ${line.row.file_id} ${line.row.seq}`}`,
      model: line.model,
      tools: line.calls.map(({ name }) => name),
      fileId: line.row.file_id,
      seq: line.row.seq,
      offset: line.row.byte_offset,
    },
    line.text,
  )

/** Lets messages to this thread be heard between two pieces of work. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** From where and to where insights are made. */
export interface Stores {
  readonly index: Connection
  readonly library: LibraryReader
  readonly writer: InsightsWriter
}

/**
 * Makes what is known of a session: only what was appended is read, from the last question on. Null
 * where it was told to stop.
 */
export const makeSession = async (
  { index, library, writer }: Stores,
  session: BehindSession,
  signal: AbortSignal,
): Promise<MadeSession | null> => {
  const before = stateOf(writer, session)
  const rows = lineRows(index, session.row, before.openFrom ?? null)
  const { tags } = before
  const said: Said[] = []
  let { reached } = before
  let lastAt = 0
  for (const lines of readLines(index, library, rows)) {
    for (const line of lines) {
      lastAt = line.row.at ?? lastAt
      if (isBehind(line, before.reached)) noteLine(tags, line)
      const one = saidOf(line, lastAt)
      if (one) said.push(one)
      reached = { fileId: line.row.file_id, seq: line.row.seq }
    }
    await breathe()
    if (signal.aborted) return null
  }
  const { pairs, openFrom } = findPairs(session.sessionId, said)
  const kept = openFrom ?? before.openFrom
  const place = kept && { fileId: kept.fileId, seq: kept.seq, offset: kept.offset }
  const state: State & { stamp: string } = { stamp: session.stamp, reached, openFrom: place, tags }
  return {
    sessionId: session.sessionId,
    stamp: session.stamp,
    state: JSON.stringify(state),
    pairsFrom: before.openFrom,
    pairs,
    tags: giveTags(tags),
  }
}
