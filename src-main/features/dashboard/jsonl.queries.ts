import { sql } from 'kysely'
import { sessionTitle } from '#main/store/session-title.ts'
import type { IndexReader } from '#main/store/read-store.ts'

/** Transcripts of some sessions. */
export const fileRows = (index: IndexReader, sessions: readonly number[]) =>
  index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .select([
      'f.id',
      'f.path',
      'f.provider',
      'f.kind',
      'f.agent_id',
      'f.session_id',
      'f.config_dir',
    ])
    .select(['f.dir_name', 's.session_id as sessionId', 's.cwd'])
    .select(sql<number>`f.indexed_bytes + f.tail_bytes`.as('size'))
    .select(sessionTitle.as('title'))
    .where('f.session_id', 'in', sessions)
    .orderBy('f.id')
    .execute()

/** A transcript by its row. */
export type FileRow = Awaited<ReturnType<typeof fileRows>>[number]

/** Sums of the calls that each transcript owns, by model. */
export const callsByFile = (index: IndexReader, sessions: readonly number[]) =>
  index
    .selectFrom('call')
    .select(['file_id', 'model'])
    .select([
      sql<number>`count(*)`.as('calls'),
      sql<number>`sum(input)`.as('input'),
      sql<number>`sum(output)`.as('output'),
      sql<number>`coalesce(sum(cost_nano), 0)`.as('costNano'),
      sql<number>`sum(cost_nano is null)`.as('unpriced'),
    ])
    .where('session_id', 'in', sessions)
    .where('records', '>', 0)
    .groupBy(['file_id', 'model'])
    .execute()

/** Tool calls of each transcript. */
export const toolsByFile = (index: IndexReader, sessions: readonly number[]) =>
  index
    .selectFrom('tool_call')
    .select(['file_id', sql<number>`count(*)`.as('calls')])
    .where('session_id', 'in', sessions)
    .where('name', 'is not', null)
    .groupBy('file_id')
    .execute()
