import { createRecordReader, type LinePlace } from '#main/ingest/read-archived-lines.ts'
import { providerOf } from '#main/ingest/providers/index.ts'
import type { LibraryReader } from '#main/store/library-reader.ts'
import type { Connection } from '#main/store/open-database.ts'
import { noTexts } from '#schema/transcript/texts.ts'
import { holds } from '#schema/transcript/event.ts'

/** A record of a session's main transcript, by its row. */
export interface LineRow extends LinePlace {
  readonly id: number
  readonly seq: number
  readonly kind: 'prompt' | 'answer'
  readonly at: number | null
  readonly uuid: string | null
  readonly callId: number | null
  readonly provider: string
}

/** A tool call of a record. */
export interface CallName {
  readonly name: string
  /** What it was pointed at; see the index. */
  readonly target: string | null
}

/** What a person typed or the agent answered, with the calls it made. */
export interface SessionLine {
  readonly row: LineRow
  readonly text: string
  /** What its calls were called with, names included. */
  readonly input: string
  readonly calls: readonly CallName[]
  readonly model: string | null
}

const columns = `m.id, m.file_id, m.byte_offset, m.byte_length, m.seq, m.kind, m.at, m.uuid,
  m.call_id as callId, f.provider`

const mainRecords = `from message m join file f on f.id = m.file_id
  where m.session_id = @session and m.agent_id = '' and f.kind = 'main'
    and m.kind in ('prompt', 'answer') and (m.holds & ${holds.sidechain}) = 0`

/** Where in a session to begin: a file and a place of a record in it. */
export interface From {
  readonly fileId: number
  readonly seq: number
}

/** Longest text that is looked at. */
const mostText = 200_000

/** Archived bytes and records that are read at once. */
const batchBytes = 1024 * 1024
const batchRecords = 200

const batches = (rows: readonly LineRow[]): LineRow[][] => {
  const all: LineRow[][] = []
  for (const row of rows) {
    const last = all.at(-1)
    const first = last?.[0]
    const isNear =
      first?.file_id === row.file_id && row.byte_offset - first.byte_offset < batchBytes
    if (last && isNear && last.length < batchRecords) last.push(row)
    else all.push([row])
  }
  return all
}

/** What a person typed, without what the program put around it, or what the agent answered. */
export const textOfLine = (
  { kind, provider: id, seq }: { readonly kind: string; readonly provider: string; seq: number },
  record: unknown,
): string => {
  const provider = providerOf(id)
  if (kind !== 'prompt') return (provider.readTexts(record) ?? noTexts).answer.slice(0, mostText)
  return provider
    .readBlocks(record, { seq, most: mostText })
    .flatMap((block) => (block.kind === 'text' ? [block.body.text] : []))
    .join('\n')
}

const toLine = (row: LineRow, record: unknown, calls: readonly CallName[]): SessionLine => {
  const provider = providerOf(row.provider)
  const texts = provider.readTexts(record) ?? noTexts
  return {
    row,
    text: row.kind === 'prompt' ? textOfLine(row, record) : texts.answer.slice(0, mostText),
    input: texts.toolInput,
    calls,
    model: provider.readModel(record),
  }
}

/** Rows of what was typed and answered in a session from a place on; a record told again is left out. */
export const lineRows = (index: Connection, session: number, from: From | null): LineRow[] => {
  const { fileId, seq } = from ?? { fileId: 0, seq: 0 }
  const order = 'order by m.file_id, m.seq'
  const rows = index
    .prepare<[object], LineRow>(
      `select ${columns} ${mainRecords} and (m.file_id, m.seq) >= (@fileId, @seq) ${order}`,
    )
    .all({ session, fileId, seq })
  const before = index
    .prepare<[object], string>(
      `select m.uuid ${mainRecords} and (m.file_id, m.seq) < (@fileId, @seq) and m.uuid is not null`,
    )
    .pluck()
    .all({ session, fileId, seq })
  const seen = new Set(before)
  return rows.filter(({ uuid }) => {
    if (uuid === null) return true
    const isNew = !seen.has(uuid)
    seen.add(uuid)
    return isNew
  })
}

const leastOf = (ids: readonly number[]): number =>
  ids.reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER)

/** Calls of a session's tools by the record that makes them, from the first of some records on. */
const callsOf = (index: Connection, rows: readonly LineRow[]): Map<number, CallName[]> => {
  const ids = rows.map(({ id }) => id)
  const made = index.prepare<[number, number], CallName & { readonly id: number }>(
    `select use_message_id as id, name, target from tool_call
     where session_id = (select session_id from message where id = ?)
       and use_message_id >= ? and name is not null order by id`,
  )
  const calls = new Map<number, CallName[]>()
  for (const { id, name, target } of made.all(ids[0] ?? 0, leastOf(ids))) {
    const known = calls.get(id)
    if (known) known.push({ name, target })
    else calls.set(id, [{ name, target }])
  }
  return calls
}

/** Reads lines piece by piece, so that a large session is never in memory whole. */
export function* readLines(
  index: Connection,
  library: LibraryReader,
  rows: readonly LineRow[],
): Generator<SessionLine[]> {
  const calls = callsOf(index, rows)
  for (const batch of batches(rows)) {
    const read = createRecordReader(library, batch)
    yield batch.map((row) => toLine(row, read(row), calls.get(row.id) ?? []))
  }
}
