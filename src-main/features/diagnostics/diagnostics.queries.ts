import { sql } from 'kysely'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionRow } from '#main/store/session-row.ts'
import type { DiagnosticSet } from '#schema/diagnostics.ts'
import { rowsOf, type Scope, type SetRow } from './diagnostic-sets.ts'

/** The scope a question names; `not_found` where there is no such session. */
export const scopeOf = async (
  index: IndexReader,
  { session, what }: { session?: string | undefined; what?: string | undefined },
): Promise<Scope> => {
  if (session !== undefined) await sessionRow(index, session)
  return { session: session ?? null, what: what ?? null }
}

/** How many rows a set has. */
export const countRows = async (
  index: IndexReader,
  set: DiagnosticSet,
  scope: Scope,
): Promise<number> => {
  const { rows } = await sql<{ rows: number }>`
    select count(*) as rows from ${rowsOf[set](index, scope)} r`.execute(index)
  return rows[0]?.rows ?? 0
}

/** A page of a set: what is newest first, what has no time by its place. */
export const pageOf = async (
  index: IndexReader,
  set: DiagnosticSet,
  scope: Scope,
  { limit, offset }: { limit: number; offset: number },
): Promise<SetRow[]> => {
  const { rows } = await sql<SetRow>`
    select r.* from ${rowsOf[set](index, scope)} r join file f on f.id = r."fileId"
    order by coalesce(r.at, 0) desc, f.path, r."byteOffset", r."callId"
    limit ${limit} offset ${offset}`.execute(index)
  return rows
}

/** How many files there are, and what is in them. */
export const countFiles = (index: IndexReader, { session }: Scope) =>
  index
    .selectFrom('file as f')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
    .select([
      sql<number>`count(*)`.as('count'),
      sql<number>`coalesce(sum(f.lines + f.pending_line + f.problems), 0)`.as('lines'),
      sql<number>`coalesce(sum(f.indexed_bytes), 0)`.as('bytes'),
      sql<number>`count(f.deleted_at)`.as('deletedAtSource'),
    ])
    .executeTakeFirstOrThrow()

/** Kinds without a name that are told at once; the others stand in the rows. */
const mostKinds = 50

/** Kinds of records without a name, with how often and in how many files they occur. */
export const driftOf = (index: IndexReader, { session }: Scope) =>
  index
    .selectFrom('unknown_record as u')
    .innerJoin('file as f', 'f.id', 'u.file_id')
    .innerJoin('session as s', 's.id', 'f.session_id')
    .$if(session !== null, (query) => query.where('s.session_id', '=', session ?? ''))
    .groupBy('u.kind')
    .select([
      'u.kind',
      sql<number>`sum(u.records)`.as('records'),
      sql<number>`count(*)`.as('files'),
    ])
    .orderBy('records', 'desc')
    .orderBy('u.kind')
    .limit(mostKinds)
    .execute()
