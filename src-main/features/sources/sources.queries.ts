import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'

/** Transcripts known by config folder. */
export const countFiles = async (index: IndexReader): Promise<Map<string, number>> => {
  const rows = await index
    .selectFrom('file')
    .select(['config_dir', sql<number>`count(*)`.as('files')])
    .groupBy('config_dir')
    .execute()
  return new Map(rows.map((row) => [row.config_dir, row.files]))
}
