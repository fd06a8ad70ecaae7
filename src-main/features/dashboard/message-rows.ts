import type { IndexReader } from '#main/store/read-store.ts'

/** Records by their row, with the agent that wrote them and the call they tell of. */
export const recordRows = (index: IndexReader, ids: readonly number[]) =>
  index
    .selectFrom('message as m')
    .innerJoin('file as f', 'f.id', 'm.file_id')
    .innerJoin('session as s', 's.id', 'm.session_id')
    .leftJoin('call as c', 'c.id', 'm.call_id')
    .select(['m.id', 'm.file_id', 'm.byte_offset', 'm.byte_length', 'm.agent_id', 'm.kind'])
    .select(['m.holds', 'm.at', 'm.uuid', 'm.parent_uuid', 'f.provider', 's.session_id', 's.cwd'])
    .select(['c.input', 'c.output', 'c.cache_write_5m', 'c.cache_write_1h', 'c.cache_read'])
    .where('m.id', 'in', ids)
    .execute()

/** A record by its row. */
export type RecordRow = Awaited<ReturnType<typeof recordRows>>[number]
