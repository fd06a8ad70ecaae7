import { AppError } from '#schema/errors.ts'
import type { IndexReader } from './read-store.ts'

/** The row id of a session; `not_found` in words. */
export const sessionRow = async (index: IndexReader, id: string): Promise<number> => {
  const row = await index
    .selectFrom('session')
    .select('id')
    .where('session_id', '=', id)
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', 'There is no session by that id.')
  return row.id
}
