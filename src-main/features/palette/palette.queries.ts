import { sql } from 'kysely'
import fuzzysort from 'fuzzysort'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { sessionTitle } from '#main/store/session-title.ts'
import type { Output, Parsed } from '#schema/operations.ts'

type Found = Output<'palette.find'>
type Session = Found['sessions'][number] & { readonly words: string }
type Project = Found['projects'][number] & { readonly words: string }

/** Every name there is, newest work first. */
interface Names {
  readonly version: number
  readonly sessions: readonly Session[]
  readonly projects: readonly Project[]
}

/** Names by the connection they were read over; good until another one writes. */
const known = new WeakMap<IndexReader, Names>()

/** Longer titles say no more to who looks for one. */
const mostTitle = 200

const versionOf = async (index: IndexReader): Promise<number> => {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(index)
  return rows[0]?.data_version ?? 0
}

const readNames = async (index: IndexReader, version: number): Promise<Names> => {
  const names = await projectNames(index)
  const { rows } = await sql<{ id: string; title: string | null; key: string; lastAt: number }>`
    select s.session_id as id, s.last_at as lastAt, p.key,
      substr(${sessionTitle}, 1, ${mostTitle}) as title
    from session s join project p on p.id = s.project_id
    order by s.last_at desc, s.id desc`.execute(index)
  const projects = new Map<string, number>()
  for (const { key } of rows) projects.set(key, (projects.get(key) ?? 0) + 1)
  return {
    version,
    sessions: rows.map(({ id, title, key, lastAt }) => {
      const label = title ?? `untitled ${id.slice(0, 8)}`
      const detail = names.get(key) ?? key
      return { id, label, detail, lastAt, words: `${label} ${detail} ${id}` }
    }),
    projects: [...projects].map(([key, sessions]) => {
      const label = names.get(key) ?? key
      const detail = sessions === 1 ? '1 session' : `${sessions} sessions`
      return { key, label, detail, words: `${label} ${key}` }
    }),
  }
}

const namesOf = async (index: IndexReader): Promise<Names> => {
  const version = await versionOf(index)
  const before = known.get(index)
  if (before?.version === version) return before
  const names = await readNames(index, version)
  known.set(index, names)
  return names
}

const best = <T extends { readonly words: string }>(
  all: readonly T[],
  q: string,
  limit: number,
): T[] =>
  q === ''
    ? all.slice(0, limit)
    : fuzzysort.go(q, all, { key: 'words', limit, threshold: 0.3 }).map(({ obj }) => obj)

/** The projects and sessions whose names hold some letters in their order, best match first. */
export const findPlaces = async (
  index: IndexReader,
  { q, limit }: Parsed<'palette.find'>,
): Promise<Found> => {
  const { sessions, projects } = await namesOf(index)
  return {
    projects: best(projects, q.trim(), limit).map(({ words: _, ...rest }) => rest),
    sessions: best(sessions, q.trim(), limit).map(({ words: _, ...rest }) => rest),
  }
}
