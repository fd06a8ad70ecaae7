import { type Expression, sql } from 'kysely'
import { nounOf } from '#main/ingest/providers/nouns.ts'
import { projectNames } from '#main/store/project-names.ts'
import type { IndexReader } from '#main/store/read-store.ts'
import { carriesTag } from '#main/store/tagged-sessions.ts'
import { noUsage, type ResolvedFilter, toUsage } from '#main/store/usage.ts'
import type { SessionSort, SessionSummary } from '#schema/sessions.ts'
import { contains } from './contains.ts'

/** Title that a person gave to the ghost `g`. */
export const ownGhostTitle = sql<
  string | null
>`(select o.title from own_title o where o.session_id = g.session_id)`

const ghostTitle = sql<string>`coalesce(${ownGhostTitle}, g.title)`

/** What nobody knows of a ghost sorts below everything that is known. */
const unknown = sql`-1`

const sortExpressions: Readonly<Record<SessionSort, Expression<unknown>>> = {
  lastAt: sql`g.last_at`,
  firstAt: sql`g.first_at`,
  duration: sql`g.last_at - g.first_at`,
  cost: unknown,
  tokens: unknown,
  messages: unknown,
  prompts: sql`g.prompts`,
  title: sql`lower(${ghostTitle})`,
  project: sql`lower(g.project_name)`,
}

const matching = (text: string) => {
  const pattern = contains(text)
  return sql<boolean>`(${ghostTitle} like ${pattern} escape '\\' or g.project_key like ${pattern} escape '\\'
    or g.session_id like ${pattern} escape '\\' or exists (select 1 from ghost_prompt h
      where h.session_id = g.session_id and h.prompt like ${pattern} escape '\\'))`
}

/**
 * Sessions of which only prompts are left (`g`) that pass a filter. No model is known of them, so
 * none passes where one is asked for; one whose transcript has appeared is none any more.
 */
export const passingGhosts = (index: IndexReader, filter: ResolvedFilter, text: string) => {
  const { from, to, project, model, provider, tag } = filter
  return index
    .selectFrom('ghost as g')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('session as k').select('k.id').whereRef('k.session_id', '=', 'g.session_id'),
        ),
      ),
    )
    .$if(model.length > 0, (query) => query.where(sql<boolean>`1 = 0`))
    .$if(project.length > 0, (query) => query.where('g.project_key', 'in', project))
    .$if(provider.length > 0, (query) => query.where('g.provider', 'in', provider))
    .$if(tag.length > 0, (query) => query.where(carriesTag('g.session_id', tag)))
    .$if(to !== null, (query) => query.where('g.first_at', '<', to ?? 0))
    .$if(from !== null, (query) => query.where('g.last_at', '>=', from ?? 0))
    .$if(text !== '', (query) => query.where(matching(text)))
}

/** Ghosts that pass, for what else is asked of them. */
export type PassingGhosts = ReturnType<typeof passingGhosts>

/** How many pass. */
export const countGhosts = async (ghosts: PassingGhosts): Promise<number> => {
  const row = await ghosts.select(sql<number>`count(*)`.as('count')).executeTakeFirst()
  return row?.count ?? 0
}

/** Each ghost with its place in an order, to be put among the sessions. */
export const ghostPlaces = (ghosts: PassingGhosts, sort: SessionSort) =>
  ghosts.select([
    sql<string>`g.session_id`.as('id'),
    sql<number | null>`null`.as('row'),
    sql`${sortExpressions[sort]}`.as('place'),
  ])

interface GhostRow {
  readonly session_id: string
  readonly provider: string
  readonly project_key: string
  readonly project_name: string
  readonly title: string
  readonly own: string | null
  readonly first_at: number
  readonly last_at: number
  readonly prompts: number
}

const titleOf = ({ own, title }: GhostRow): Pick<SessionSummary, 'title' | 'titleSource'> => {
  if (own !== null) return { title: own, titleSource: 'own' }
  return title === '' ? { title: null, titleSource: null } : { title, titleSource: 'prompt' }
}

/** A ghost as a session: nothing it counts is counted anywhere. */
export const toGhost = (row: GhostRow, names: ReadonlyMap<string, string>): SessionSummary => ({
  id: row.session_id,
  ...titleOf(row),
  provider: nounOf(row.provider),
  projectKey: row.project_key,
  projectName: names.get(row.project_key) ?? row.project_name,
  dirName: '',
  firstAt: row.first_at,
  lastAt: row.last_at,
  models: [],
  prompts: row.prompts,
  messages: 0,
  toolCalls: 0,
  toolErrors: 0,
  subagents: 0,
  deletedAtSource: true,
  deletesAt: null,
  isPromptsOnly: true,
  usage: toUsage(noUsage),
})

/** Some of them by their ids. */
export const ghostsOf = async (
  index: IndexReader,
  ghosts: PassingGhosts,
  ids: readonly string[],
): Promise<SessionSummary[]> => {
  if (ids.length === 0) return []
  const names = await projectNames(index)
  const rows = await ghosts
    .where('g.session_id', 'in', ids)
    .selectAll('g')
    .select(ownGhostTitle.as('own'))
    .execute()
  return rows.map((row) => toGhost(row, names))
}
