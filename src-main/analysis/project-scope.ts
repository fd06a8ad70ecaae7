import type { IndexReader } from '#main/store/read-store.ts'
import { AppError } from '#schema/errors.ts'
import { documentProvider } from './document-provider.ts'
import type { SessionState } from './facts-cache.ts'
import { datedProviders, logPathOf, slugOf, trimPath } from './project-slug.ts'

/** A session of a project, with what tells its project. */
export interface ScopedSession extends SessionState {
  readonly id: string
  readonly provider: string
  readonly configDir: string
  readonly dirName: string
  /** Key of its project in filters; several folders may be one project, and one folder several. */
  readonly projectKey: string
  readonly projectPath: string | null
  readonly firstAt: number | null
  readonly lastAt: number | null
}

/** How a caller may name a project; the full path of its transcripts wins over its slug. */
export interface ProjectQuestion {
  readonly log_path?: string | undefined
  /** Folder name below `projects/`. */
  readonly project?: string | undefined
}

/** The sessions of one project. */
export interface ProjectScope {
  /** Folder name below `projects/`. */
  readonly slug: string
  /** Folder of its transcripts: of the newest where it lies in several config folders. */
  readonly logPath: string
  /** Oldest first; at least one. */
  readonly sessions: readonly ScopedSession[]
}

const scopedSessions = (index: IndexReader) =>
  index
    .selectFrom('session as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select(['s.id as row', 's.revision', 's.session_id as id', 's.provider'])
    .select(['s.config_dir as configDir', 's.dir_name as dirName'])
    .select(['p.key as projectKey', 'p.path as projectPath'])
    .select(['s.first_at as firstAt', 's.last_at as lastAt'])
    .orderBy('s.first_at')
    .orderBy('s.id')

/** Every session with what tells its project, oldest first. */
export const readScopedSessions = (index: IndexReader): Promise<ScopedSession[]> =>
  scopedSessions(index).execute()

const lastAtOf = ({ lastAt }: ScopedSession): number => lastAt ?? 0

/** The session with the newest record. */
export const newestOf = (sessions: readonly ScopedSession[]): ScopedSession | undefined =>
  sessions.reduce<ScopedSession | undefined>(
    (best, one) => (best && lastAtOf(best) >= lastAtOf(one) ? best : one),
    undefined,
  )

const notInStore = (name: string): AppError =>
  new AppError('not_found', `Project not in store: ${name}; run POST /api/refresh.`)

const slashes = (name: string): string => trimPath(name).replaceAll('\\', '/')

/** Sessions under a slug or under the full path of their transcripts, oldest first. */
const sessionsUnder = async (index: IndexReader, name: string): Promise<ScopedSession[]> => {
  const wanted = slashes(name)
  const slug = wanted.split('/').at(-1) ?? ''
  const isPath = wanted.includes('/')
  const rows = await scopedSessions(index)
    .where((where) =>
      where.or([where('s.dir_name', '=', slug), where('s.provider', 'in', [...datedProviders])]),
    )
    .execute()
  return rows.filter((one) => (isPath ? slashes(logPathOf(one)) === wanted : slugOf(one) === slug))
}

/**
 * The sessions a question is about: those under its `log_path`, else under its `project`, else of the
 * project that is selected. Throws `no_project` where nothing names one, `not_found` where the store
 * has no session of it.
 */
export const projectScope = async (
  index: IndexReader,
  selected: string | null,
  question: ProjectQuestion = {},
): Promise<ProjectScope> => {
  const name = question.log_path || question.project || selected
  if (!name) throw new AppError('no_project')
  const sessions = await sessionsUnder(index, name)
  const newest = newestOf(sessions)
  if (!newest) throw notInStore(name)
  return { slug: slugOf(newest), logPath: logPathOf(newest), sessions }
}

/** Those sessions whose agent is named; all of them where none is. */
export const ofProviders = <T extends { readonly provider: string }>(
  sessions: readonly T[],
  names: readonly string[] | undefined,
): readonly T[] => {
  const wanted = new Set((names ?? []).map((name) => documentProvider(name.trim())))
  wanted.delete('')
  return wanted.size === 0
    ? sessions
    : sessions.filter(({ provider }) => wanted.has(documentProvider(provider)))
}
