import type { IndexReader } from './read-store.ts'
import type { Statements } from './statements.ts'

/** Keeps which records of a file were withdrawn; they stay, and are shown as what they are. */
export const noteRetracted = (sql: Statements, fileId: number, uuids: readonly string[]): void => {
  for (const uuid of uuids) {
    sql.run('insert or ignore into retracted (file_id, uuid) values (?, ?)', fileId, uuid)
  }
}

/** Records of a session that were withdrawn, by uuid. */
export const retractedIn = async (
  index: IndexReader,
  session: number,
): Promise<ReadonlySet<string>> => {
  const rows = await index
    .selectFrom('retracted as r')
    .innerJoin('file as f', 'f.id', 'r.file_id')
    .select('r.uuid')
    .where('f.session_id', '=', session)
    .execute()
  return new Set(rows.map(({ uuid }) => uuid))
}
