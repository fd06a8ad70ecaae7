import type { QueryContext } from '#main/features/handlers.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import type { DiagnosticRow } from '#schema/diagnostics.ts'
import { countLines } from './count-lines.ts'
import type { SetRow } from './diagnostic-sets.ts'

type Stores = Pick<QueryContext, 'index' | 'library'>

const filesOf = async (index: IndexReader, ids: readonly number[]) => {
  const rows = await index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .where('f.id', 'in', ids)
    .select([
      'f.id',
      'f.path',
      'f.generation_id as generationId',
      'f.agent_id as agentId',
      'f.deleted_at as deletedAt',
      's.session_id as sessionId',
    ])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** The record a row stands at: the first of its call, else its own or the last before its place. */
const recordOf = async (index: IndexReader, row: SetRow) => {
  const inFile = index
    .selectFrom('message')
    .where('file_id', '=', row.fileId)
    .select(['seq', 'byte_offset as offset'])
  if (row.callId !== null) {
    const first = await inFile
      .where('call_id', '=', row.callId)
      .orderBy('byte_offset')
      .limit(1)
      .executeTakeFirst()
    return { seq: first?.seq ?? null, offset: first?.offset ?? null }
  }
  if (row.byteOffset === null) return { seq: null, offset: null }
  const before = await inFile
    .where('byte_offset', '<=', row.byteOffset)
    .orderBy('byte_offset', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { seq: before?.seq ?? null, offset: row.byteOffset }
}

/** Rows with their place in the file and in the reader. */
export const placeRows = async (
  { index, library }: Stores,
  rows: readonly SetRow[],
): Promise<DiagnosticRow[]> => {
  if (rows.length === 0) return []
  const files = await filesOf(index, [...new Set(rows.map(({ fileId }) => fileId))])
  const records = await Promise.all(rows.map((row) => recordOf(index, row)))
  const lines = countLines(
    library,
    rows.flatMap(({ fileId }, place) => {
      const offset = records[place]?.offset ?? null
      const generationId = files.get(fileId)?.generationId
      return offset === null || generationId === undefined ? [] : [{ generationId, offset }]
    }),
  )
  return rows.flatMap((row, place) => {
    const file = files.get(row.fileId)
    const { seq = null, offset = null } = records[place] ?? {}
    if (!file) return []
    return {
      path: file.path,
      sessionId: file.sessionId,
      agentId: file.agentId,
      seq,
      line: offset === null ? null : (lines.get(file.generationId)?.get(offset) ?? null),
      offset,
      at: row.at,
      what: row.what,
      records: row.records,
      deletedAtSource: file.deletedAt !== null,
    }
  })
}
