import type { FileRecords } from './file-records.ts'
import type { FileRow } from './file-row.ts'
import { type IndexBatch, linesOf } from './index-batch.ts'
import type { IndexedLine } from './write-messages.ts'
import type { WriterTools } from './writer-tools.ts'

/** A line with its place among the lines of its file. */
export interface PlacedLine {
  readonly line: IndexedLine
  readonly seq: number
  /**
   * Id of the record that this one repeats, written before in this file or in another main file of
   * the session; null for one that is kept.
   */
  readonly first: string | null
  readonly isNew: boolean
}

const noUuids: ReadonlySet<string> = new Set()

/** Records that another main file of the session holds: one home may be a copy of another. */
const uuidsOfOtherFiles = (
  { sql }: Pick<WriterTools, 'sql'>,
  fileId: number,
  sessionRow: number,
): ReadonlySet<string> => {
  const other = sql.get(
    `select 1 from file where session_id = ? and kind = 'main' and id <> ?`,
    sessionRow,
    fileId,
  )
  if (!other) return noUuids
  const rows = sql.all<{ uuid: string }>(
    `select uuid from message where session_id = ? and agent_id = '' and file_id <> ?
       and uuid is not null`,
    sessionRow,
    fileId,
  )
  return new Set(rows.map((row) => row.uuid))
}

/** A record that follows a replay follows the record that was replayed. */
const withFirstParent = (records: FileRecords, line: IndexedLine): IndexedLine => {
  const { parentUuid } = line.facts
  const first = parentUuid === null ? null : records.firstOf(parentUuid)
  return first === parentUuid ? line : { ...line, facts: { ...line.facts, parentUuid: first } }
}

/**
 * Every line of a batch with its place in the file, and whether it adds a record. To be asked once
 * for each batch: what was placed is known from then on.
 */
export const placeLines = (
  tools: Pick<WriterTools, 'sql' | 'known'>,
  batch: IndexBatch,
  file: FileRow,
): PlacedLine[] => {
  const { id, kind } = batch.file
  const copied = kind === 'main' ? uuidsOfOtherFiles(tools, id, file.sessionRow) : noUuids
  const records = tools.known.of(id)
  return linesOf(batch).map((read, place) => {
    const line = withFirstParent(records, read)
    const { uuid } = line.facts
    const twin = records.twinOf(line, line.facts)
    const first = twin ?? (uuid !== null && copied.has(uuid) ? uuid : null)
    // A last line that was counted before its newline came is here again.
    const isKnown = file.pendingLine === 1 && line.offset === batch.start
    return { line, seq: file.lines + place, first, isNew: first === null && !isKnown }
  })
}
