import { sql } from 'kysely'
import { type CallPart, sessionCallRecords } from './audit.ts'
import { keepBySession, type ReadSessions } from './kept-by-session.ts'
import type { IndexReader } from './read-store.ts'
import { carriesTag } from './tagged-sessions.ts'
import type { ResolvedFilter } from './usage.ts'

/** Records of calls in one session that have one part, and their bytes. */
export interface PartSums {
  readonly part: CallPart
  readonly records: number
  readonly bytes: number
}

interface SessionParts {
  readonly sums: readonly PartSums[]
  /** Whether what is mirrored in it may change without a word of it being written. */
  readonly hasMirrors: boolean
}

const readParts: ReadSessions<SessionParts> = async (index, rows) => {
  const found = await sessionCallRecords(index, rows)
    .select([
      'r.session_id as session',
      'r.part',
      sql<number>`count(*)`.as('records'),
      sql<number>`sum(r.byte_length)`.as('bytes'),
      sql<number>`max(r.mirror)`.as('mirror'),
    ])
    .groupBy(['r.session_id', 'r.part'])
    .execute()
  const parts = new Map<number, SessionParts>(
    rows.map((row) => [row, { sums: [], hasMirrors: false }]),
  )
  for (const { session, mirror, ...sums } of found) {
    const known = parts.get(session)
    parts.set(session, {
      sums: [...(known?.sums ?? []), sums],
      hasMirrors: (known?.hasMirrors ?? false) || mirror === 1,
    })
  }
  return parts
}

const partsOfSessions = keepBySession(readParts)
/** Of sessions with mirrors, by the state of the whole store. */
const partsWithMirrors = keepBySession(readParts)

/**
 * Parts of the records of all sessions of some projects, providers and tags, at any time. What was
 * read of a session is kept until something is written of it; a record that mirrors a call is also
 * another part once the call itself is found, wherever that is.
 */
export const sessionParts = async (
  index: IndexReader,
  { project, provider, tag }: Pick<ResolvedFilter, 'project' | 'provider' | 'tag'>,
): Promise<PartSums[]> => {
  const all = await index
    .selectFrom('session as s')
    .select(sql<number>`total(s.revision)`.as('revision'))
    .executeTakeFirst()
  const sessions = await index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .$if(project.length > 0, (query) => query.where('p.key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('s.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('s.session_id', tag)))
    .select(['s.id as row', 's.revision'])
    .execute()
  const parts = await partsOfSessions(index, sessions)
  const mirroring = sessions.filter(({ row }) => parts.get(row)?.hasMirrors)
  const revision = all?.revision ?? 0
  const anew = await partsWithMirrors(
    index,
    mirroring.map(({ row }) => ({ row, revision })),
  )
  return sessions.flatMap(({ row }) => (anew.get(row) ?? parts.get(row))?.sums ?? [])
}
